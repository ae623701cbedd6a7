/** What the parts of a return are called, how far each is, and which comes next. */
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { type PartState, partName, partState, partsOf, type ReturnPart } from '../domain/review/parts-of-return.ts';
import type { TermlyReturn } from '../domain/review/review.ts';
import type { Known } from './return-known.ts';

type Purposes = ProposalContent['purposes'];

export const partTitle = (part: ReturnPart, purposes: Purposes): string => {
  switch (part.kind) {
    case 'decided':
      return 'What we decided last time';
    case 'purpose':
      return purposes.find(({ id }) => id === part.purpose)?.title ?? part.purpose;
    case 'gave':
      return 'Hours and money this term';
    case 'feels':
      return 'How it feels, and what next';
  }
};

export const stateWords: Readonly<Record<PartState, string>> = {
  done: 'Done',
  'words-to-add': 'Words to add',
  started: 'Started',
  'to-do': 'To do',
  optional: 'Optional',
};

export const partsFor = ({ content, before }: Known): readonly ReturnPart[] =>
  partsOf(content.purposes, before?.decisions.length ?? 0);

/** The parts that have to be done, and how many of them are. */
export const progressOf = (known: Known, given: TermlyReturn): { readonly done: number; readonly of: number } => {
  const states = partsFor(known)
    .filter(({ kind }) => kind !== 'decided')
    .map((part) => partState(given, part));
  return {
    done: states.filter((state) => state === 'done').length,
    of: states.length,
  };
};

/** The next part with something to do, those after this one first; nothing when every part is done. */
export const nextPart = (known: Known, given: TermlyReturn, after?: ReturnPart): ReturnPart | undefined => {
  const parts = partsFor(known);
  const at = after === undefined ? -1 : parts.findIndex((part) => partName(part) === partName(after));
  const ordered = [...parts.slice(at + 1), ...parts.slice(0, Math.max(0, at))];
  // What may be left open is offered once, at the very start.
  const offersOptional = known.stored === undefined && after === undefined;
  return ordered.find((part) => {
    const state = partState(given, part);
    return state !== 'done' && (state !== 'optional' || offersOptional);
  });
};

/** The address of a part's page, below the return's own. */
export const partPath = (action: string, part: ReturnPart): string =>
  `${action}/part?of=${encodeURIComponent(partName(part))}`;

/** The part in which a box stands. */
export const partOfField = (known: Known, field: string, fieldsOf: (part: ReturnPart) => readonly string[]) =>
  partsFor(known).find((part) => fieldsOf(part).includes(field));
