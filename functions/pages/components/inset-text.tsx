import type { ComponentChildren } from 'preact';

/** A block that stands out from the text around it. `<InsetText>Your board decides. You can read and ask.</InsetText>` */
export function InsetText({ id, children }: { id?: string | undefined; children?: ComponentChildren }) {
  return (
    <div class="govuk-inset-text" id={id}>
      {children}
    </div>
  );
}
