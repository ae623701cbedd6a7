import { type Choice, ChoiceItem, choiceId, type Divider } from './choice.tsx';
import { classes } from './classes.ts';
import { FieldGroup, type FieldGroupProps } from './field.tsx';

export type RadiosProps = FieldGroupProps & {
  name: string;
  /** Without it: the name. The first answer has it, so the error summary can link to it. */
  id?: string | undefined;
  items: readonly (Choice | Divider)[];
  /** The value that is picked already. Nothing is picked for a decision. */
  value?: string | undefined;
  /** Beside each other: for two short answers. */
  inline?: boolean | undefined;
  small?: boolean | undefined;
};

/**
 * One answer out of a few.
 * `<Radios name="decision" legend="What does your board say?" items={[{ value: 'agree', text: 'We agree' },
 *  { value: 'change', text: 'We ask for a change', reveal: <Textarea name="reason" label="Which change?" /> }]} />`
 */
export function Radios(props: RadiosProps) {
  const id = props.id ?? props.name;
  const look = classes('govuk-radios', props.inline && 'govuk-radios--inline', props.small && 'govuk-radios--small');
  return (
    <FieldGroup {...props} id={id}>
      {() => (
        <div class={look} data-module="govuk-radios">
          {props.items.map((item, index) =>
            'divider' in item ? (
              <div class="govuk-radios__divider">{item.divider}</div>
            ) : (
              <ChoiceItem
                kind="radios"
                type="radio"
                name={props.name}
                id={item.id ?? choiceId(id, index)}
                choice={item}
                checked={item.checked ?? item.value === props.value}
              />
            ),
          )}
        </div>
      )}
    </FieldGroup>
  );
}
