import { classes, ids } from './classes.ts';
import { Field } from './field.tsx';
import { Hint } from './label.tsx';
import { type TextareaProps, TextLines } from './textarea.tsx';

export type CharacterCountProps = TextareaProps & {
  /** The most it may hold. The form's own check counts; this only says so. */
  limit: number;
  /** What is counted. Without it: JavaScript's `length`. `characters` counts an emoji as one. */
  counts?: 'length' | 'characters' | 'words' | undefined;
  /** Per cent of the limit from which a script may show what is left. */
  threshold?: number | undefined;
};

/** A text with a limit. `<CharacterCount name="aims" label="What are your aims?" limit={200} counts="words" />` */
export function CharacterCount(props: CharacterCountProps) {
  const infoId = `${props.id ?? props.name}-info`;
  const unit = props.counts === 'words' ? 'words' : 'characters';
  return (
    <Field
      {...props}
      describedBy={ids(props.describedBy, infoId)}
      groupClass={classes('govuk-character-count', props.groupClass)}
      groupAttributes={{
        'data-module': 'govuk-character-count',
        'data-maxlength': props.limit,
        'data-threshold': props.threshold,
        'data-count-type': props.counts,
      }}
    >
      {(control) => (
        <>
          <TextLines {...props} {...control} class={classes('govuk-js-character-count', props.class)} />
          <Hint id={infoId} class="govuk-character-count__message">
            You can enter up to {props.limit} {unit}
          </Hint>
        </>
      )}
    </Field>
  );
}
