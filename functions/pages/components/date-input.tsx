import type { ComponentChildren } from 'preact';
import { FieldGroup, type FieldGroupProps } from './field.tsx';
import { TextBox } from './input.tsx';
import { Label } from './label.tsx';

export type DatePart = 'day' | 'month' | 'year';

export type DateInputProps = FieldGroupProps & {
  legend: ComponentChildren;
  /** What the names start with: `meeting` gives `meeting-day`, `meeting-month`, `meeting-year`. `''` gives `day` … */
  name: string;
  /** Without it: the name. The boxes are `id-day` …: link the error summary to the first wrong one. */
  id?: string | undefined;
  /** Without it all three. */
  parts?: readonly DatePart[] | undefined;
  /** What stands in the boxes, as typed. */
  value?: Partial<Record<DatePart, string | undefined>> | undefined;
  /** Which boxes are wrong; without it an error marks them all. */
  wrong?: readonly DatePart[] | undefined;
  labels?: Partial<Record<DatePart, string>> | undefined;
};

const ALL_PARTS: readonly DatePart[] = ['day', 'month', 'year'];
const LABELS: Readonly<Record<DatePart, string>> = { day: 'Day', month: 'Month', year: 'Year' };

/**
 * A date that somebody knows or reads off a page.
 * `<DateInput name="meeting" legend="When does the board meet?" hint="For example, 14 1 2027" value={sent.meeting} />`
 */
export function DateInput(props: DateInputProps) {
  const { parts = ALL_PARTS, value, wrong = [], labels } = props;
  const id = props.id ?? props.name;
  return (
    <FieldGroup {...props} id={id} role="group">
      {() => (
        <div class="govuk-date-input" id={id}>
          {parts.map((part) => (
            <div class="govuk-date-input__item">
              <div class="govuk-form-group">
                <Label for={`${id}-${part}`} class="govuk-date-input__label">
                  {labels?.[part] ?? LABELS[part]}
                </Label>
                <TextBox
                  id={`${id}-${part}`}
                  name={props.name ? `${props.name}-${part}` : part}
                  value={value?.[part]}
                  width={part === 'year' ? 4 : 2}
                  class="govuk-date-input__input"
                  inputmode="numeric"
                  error={wrong.length > 0 ? wrong.includes(part) : props.error}
                  describedBy={undefined}
                />
              </div>
            </div>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
