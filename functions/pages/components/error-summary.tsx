import type { ComponentChildren } from 'preact';

/** One thing that is wrong, and the id of the field it is about. */
export type FormError = { text: string; field?: string | undefined };

export type ErrorSummaryProps = {
  title?: string | undefined;
  description?: ComponentChildren;
  errors?: readonly FormError[] | undefined;
};

/**
 * What is wrong, at the top, each with a link to its field. `Page` draws it from its `errors`.
 * `<ErrorSummary errors={[{ text: 'Enter the date of the meeting', field: 'meeting-day' }]} />`
 */
export function ErrorSummary({ title, description, errors = [] }: ErrorSummaryProps) {
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map(({ text, field }) => (
                <li>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
