import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type NotificationBannerProps = {
  /** `success` is read out at once: for what the person has just done. */
  kind?: 'success' | undefined;
  title?: string | undefined;
  /** One sentence as text gets the heading's style; anything longer comes as elements. */
  children: ComponentChildren;
};

/** Something that is not about the page itself. `<NotificationBanner kind="success">Your answer is saved.</NotificationBanner>` */
export function NotificationBanner({ kind, title, children }: NotificationBannerProps) {
  const titleId = 'govuk-notification-banner-title';
  const landmark = { role: kind === 'success' ? 'alert' : 'region', 'aria-labelledby': titleId } as const;
  return (
    <div
      class={classes('govuk-notification-banner', kind && `govuk-notification-banner--${kind}`)}
      {...landmark}
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={titleId}>
          {title ?? (kind === 'success' ? 'Success' : 'Important')}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? <p class="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  );
}
