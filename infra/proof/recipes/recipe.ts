/** A recipe of CONTRIBUTING.md as edits that can be tried: what is written where, so that a new thing is everywhere it must be. */

/**
 * `above`: the text goes before the first line that begins so; `under`: after it; `instead`: in the place of these words. With
 * none of them the file is new.
 */
export type Step = {
  readonly file: string;
  readonly text: string;
  readonly above?: string;
  readonly under?: string;
  readonly instead?: string;
};

export type Recipe = {
  /** As its heading in CONTRIBUTING.md says it: "A page". */
  readonly title: string;
  readonly steps: readonly Step[];
  /** What makes files anew that are made from others. Run after the steps, by Node, from the root. */
  readonly make?: readonly string[];
};

/** The text of a file after a step. Throws where the line is gone by which the place is found: then the recipe is stale. */
export const applied = (step: Step, before: string): string => {
  if (step.instead !== undefined) {
    if (!before.includes(step.instead)) throw new Error(`${step.file} does not say ${step.instead}`);
    return before.replace(step.instead, step.text);
  }
  const beginning = step.above ?? step.under;
  if (beginning === undefined) return step.text;
  const lines = before.split('\n');
  const at = lines.findIndex((line) => line.startsWith(beginning));
  if (at < 0) throw new Error(`${step.file} has no line that begins with ${beginning}`);
  return lines.toSpliced(step.above === undefined ? at + 1 : at, 0, step.text).join('\n');
};
