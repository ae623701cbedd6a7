/** What a return still lacks, each with the box that it belongs in. */
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { type MissingAnswer, returnComplete, type TermlyReturn } from '../domain/review/review.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { ratingField, wordsField } from './return-form.ts';
import { type Doubt, doubtKey } from './return-known.ts';

/** The box that a missing answer belongs in. */
const fieldOf = ({ path }: MissingAnswer, given: TermlyReturn): string => {
  const [first = '', position, last] = path;
  const purpose = typeof position === 'number' ? given.purposes[position]?.purpose : undefined;
  if (purpose === undefined) return String(first);
  return last === 'words' ? wordsField(purpose) : ratingField(purpose);
};

type Missing = { readonly field: string; readonly text: string };

/** Numbers that are missing. Words may follow, so they are never an error. */
export const missingNumbers = (given: TermlyReturn, purposes: ProposalContent['purposes']): Missing[] =>
  returnComplete(given, purposes)
    .missing.filter(({ path }) => path.at(-1) !== 'words')
    .map((answer) => ({ field: fieldOf(answer, given), text: answer.what }));

/** Asks for a tick where a value is far off and nobody has said yet that it is right. */
export const askAbout = (doubts: readonly Doubt[], sure: readonly string[]): FormError[] =>
  doubts.flatMap((doubt, at) =>
    sure.includes(doubtKey(doubt))
      ? []
      : [
          {
            field: at === 0 ? 'sure' : `sure-${at + 1}`,
            text: `${doubt.question} Tick it if it is, or change it`,
          },
        ],
  );
