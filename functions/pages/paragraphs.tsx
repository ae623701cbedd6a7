import { type ComponentChildren, Fragment } from 'preact';

/** Words that a person typed: an empty line begins a new paragraph, a single one breaks the line. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.trim())
        .filter(Boolean)
        .map((paragraph) => (
          <p class="govuk-body">{withBreaks(paragraph.split('\n'))}</p>
        ))}
    </>
  );
}

const withBreaks = (lines: readonly string[]): ComponentChildren =>
  lines.map((line, at) => (
    <Fragment>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ));

/** `<Bullets items={['A pool', 'A coach']} />`; nothing for an empty list. */
export function Bullets({ items }: { items: readonly ComponentChildren[] }) {
  if (items.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
