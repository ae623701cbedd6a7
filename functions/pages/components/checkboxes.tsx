import { type Choice, ChoiceItem, choiceId, type Divider } from './choice.tsx';
import { classes } from './classes.ts';
import { FieldGroup, type FieldGroupProps } from './field.tsx';

export type CheckboxChoice = Choice & {
  /** A name of its own, where each tick is a field of its own. */
  name?: string | undefined;
  /** "None of these": a script may untick the others; the form's own check must do it too. */
  exclusive?: boolean | undefined;
};

export type CheckboxesProps = FieldGroupProps & {
  name: string;
  /** Without it: the name. The first box has it, so the error summary can link to it. */
  id?: string | undefined;
  items: readonly (CheckboxChoice | Divider)[];
  /** The values that are ticked already. */
  values?: readonly string[] | undefined;
  small?: boolean | undefined;
};

/**
 * As many answers as apply. `<Checkboxes name="schools" legend="Which schools?" values={sent.schools} items={schools} />`
 * A single tick needs no legend: `<Checkboxes name="agreed" items={[{ value: 'yes', text: 'I have read it' }]} />`
 */
export function Checkboxes(props: CheckboxesProps) {
  const id = props.id ?? props.name;
  return (
    <FieldGroup {...props} id={id}>
      {(describedBy) => (
        <div
          class={classes('govuk-checkboxes', props.small && 'govuk-checkboxes--small')}
          data-module="govuk-checkboxes"
        >
          {props.items.map((item, index) =>
            'divider' in item ? (
              <div class="govuk-checkboxes__divider">{item.divider}</div>
            ) : (
              <ChoiceItem
                kind="checkboxes"
                type="checkbox"
                name={item.name ?? props.name}
                id={item.id ?? choiceId(id, index)}
                choice={item}
                checked={item.checked ?? props.values?.includes(item.value) ?? false}
                describedBy={props.legend ? undefined : describedBy}
                behaviour={item.exclusive ? 'exclusive' : undefined}
              />
            ),
          )}
        </div>
      )}
    </FieldGroup>
  );
}
