import type { ComponentChildren } from 'preact';
import { classes, ids } from './classes.ts';
import { Hint, Label } from './label.tsx';

/** One answer to tick or pick. */
export type Choice = {
  value: string;
  text: ComponentChildren;
  hint?: ComponentChildren;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** More fields that belong to this answer; seen once it is ticked, always where a browser cannot hide them. */
  reveal?: ComponentChildren;
  /** Without it: the question's id, with a number from the second answer on. */
  id?: string | undefined;
};

/** A word between answers, `{ divider: 'or' }`. */
export type Divider = { divider: string };

type ChoiceItem = {
  kind: 'radios' | 'checkboxes';
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  choice: Choice;
  checked: boolean;
  describedBy?: string | undefined;
  behaviour?: string | undefined;
};

/** One radio or tick box with its words, hint and what it reveals. */
export function ChoiceItem({ kind, type, name, id, choice, checked, describedBy, behaviour }: ChoiceItem) {
  const { hint, reveal } = choice;
  const hintId = `${id}-item-hint`;
  const block = `govuk-${kind}`;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          data-aria-controls={reveal ? `conditional-${id}` : undefined}
          data-behaviour={behaviour}
          aria-describedby={ids(describedBy, hint && hintId)}
        />
        <Label for={id} class={`${block}__label`}>
          {choice.text}
        </Label>
        {hint && (
          <Hint id={hintId} class={`${block}__hint`}>
            {hint}
          </Hint>
        )}
      </div>
      {reveal && (
        <div
          class={classes(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {reveal}
        </div>
      )}
    </>
  );
}

/** The first answer has the question's own id, so that the error summary can link to it. */
export function choiceId(prefix: string, index: number): string {
  return index === 0 ? prefix : `${prefix}-${index + 1}`;
}
