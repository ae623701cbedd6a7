export type ProgressProps = {
  /** A name on the page that no other has. */
  id: string;
  /** What it is about: `Your part of the proposal`. */
  label: string;
  done: number;
  of: number;
};

/** How far something is, in words and as a bar. `<Progress id="answers" label="Questions answered" done={7} of={11} />` */
export function Progress({ id, label, done, of }: ProgressProps) {
  return (
    <div class="sp-progress">
      <label class="govuk-body sp-progress__words" for={id}>
        {label}: {done} of {of}
      </label>
      <progress class="sp-progress__bar" id={id} value={done} max={of}>
        {done} of {of}
      </progress>
    </div>
  );
}
