/** What is asked of one recipient, in the words of the first mail and of the reminders. */
import { partsIn } from '../../../domain/partnership/part-words.ts';
import { byDay } from '../../../domain/wording.ts';
import type { AskContext } from '../../context.ts';
import type { Fact, Letter } from '../../letter.ts';
import { leadsTo } from '../notice.ts';

export type Ask = {
  readonly subject: string;
  /** Stands behind "Reminder 2 of 3: ". */
  readonly reminder: string;
  /** Why it is asked, then what. */
  readonly opening: readonly string[];
  /** The same in a sentence or two, for somebody who has read it before. */
  readonly again: readonly string[];
  readonly label: string;
  readonly minutes?: number;
  readonly facts?: readonly Fact[];
  /** What follows if nobody answers, beside reminders. */
  readonly otherwise?: string;
  /** Who asks, and who helps. */
  readonly from: Pick<Letter, 'asker' | 'help'>;
};

export type AskOf = (context: AskContext) => Ask;
/** For somebody who only reads. Nothing where they need not know. */
export type Notice = (context: AskContext) => Letter | undefined;

export const noNotice: Notice = () => undefined;

/** What every letter to this person begins from: their own link, or the first page for whoever signs in. */
export const addressed = (context: AskContext, label: string) => {
  const { person, link, partnership } = context;
  const action = leadsTo({ ...context, details: {} }, label);
  return {
    greeting: person.name,
    partnership: partnership.name,
    offices: partsIn(partnership, person.id),
    ...(action ? { action } : {}),
    personalLink: link !== undefined,
  };
};

/** ` by 24 November`, or nothing when that day has passed: a reminder does not ask for what cannot be any more. */
export const stillBy = ({ request, today }: AskContext): string =>
  request.dueOn < today ? '' : ` ${byDay(request.dueOn, today)}`;
