import type { ComponentChildren } from 'preact';

/** Something with a consequence. `<WarningText>You cannot take this back by yourself.</WarningText>` */
export function WarningText({ children }: { children?: ComponentChildren }) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">Warning</span> {children}
      </strong>
    </div>
  );
}
