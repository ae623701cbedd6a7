/** Answers to the interview so far: whoever is interrupted goes on where they were. One answer a line, in order. */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export type KeptAnswers = {
  readonly path: string;
  /** The next answer of an earlier time; undefined when there is none left. */
  next(): string | undefined;
  keep(answer: string): void;
  /** The file is written: they are needed no more. */
  forget(): void;
};

export const keptAnswersIn = (folder: string): KeptAnswers => {
  const path = join(folder, 'new-partnership.answers');
  const before = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  let at = 0;
  return {
    path,
    next: () => {
      const answer = before[at];
      at += 1;
      return answer;
    },
    // Names and addresses stand in it: for its owner alone.
    keep: (answer) => appendFileSync(path, `${answer}\n`, { mode: 0o600 }),
    forget: () => rmSync(path, { force: true }),
  };
};
