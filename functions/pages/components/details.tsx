import type { ComponentChildren } from 'preact';

export type DetailsProps = {
  summary: ComponentChildren;
  id?: string | undefined;
  open?: boolean | undefined;
  children?: ComponentChildren;
};

/** Help that few need, folded away. `<Details summary="What is a quorum?">The number of governors who …</Details>` */
export function Details({ summary, id, open, children }: DetailsProps) {
  return (
    <details class="govuk-details" id={id} open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}
