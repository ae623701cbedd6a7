import type { ComponentChildren } from 'preact';
import { ButtonGroup } from './button.tsx';

/** It is done. `<Panel title="Your decision is recorded">Reference WV-17</Panel>` It holds the page's h1. */
export function Panel({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title">{title}</h1>
      {children && <div class="govuk-panel__body">{children}</div>}
    </div>
  );
}

export type InterruptionPanelProps = {
  title: ComponentChildren;
  /** Inverse buttons and links: what to do now. */
  actions: ComponentChildren;
  children?: ComponentChildren;
};

/**
 * Stop and check before going on. It holds the page's h1.
 * `<InterruptionPanel title="End the partnership?" actions={<Button kind="inverse">Yes, end it</Button>}>…</InterruptionPanel>`
 */
export function InterruptionPanel({ title, actions, children }: InterruptionPanelProps) {
  return (
    <div class="govuk-panel govuk-panel--interruption">
      <h1 class="govuk-panel__title">{title}</h1>
      <div class="govuk-panel__body">{children}</div>
      <div class="govuk-panel__actions">
        <ButtonGroup>{actions}</ButtonGroup>
      </div>
    </div>
  );
}
