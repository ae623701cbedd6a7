/** The facts that a board's two pages are made from. */

import type { SchoolFigures } from '../cohort/cohort-slices.ts';
import type { PublishedCohort } from '../cohort/published-cohort.ts';
import type { Share } from '../ledger/give-and-take.ts';
import type { Term } from '../partnership/partnership.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { PlainDate } from '../values.ts';
import type { TermlyReturn } from './review.ts';

export type NamedSchool = { readonly urn: string; readonly name: string };

export type Decided = {
  readonly what: string;
  readonly when: 'now' | 'next';
  /** A name. */
  readonly who?: string | undefined;
  readonly by?: PlainDate | undefined;
};

export type PartyReview = {
  readonly term: Term['name'];
  readonly content: Pick<ProposalContent, 'purposes' | 'schools' | 'activities' | 'money'>;
  /** The party's own schools that were asked, in the order in which they are to be shown. */
  readonly own: readonly NamedSchool[];
  /** Every school that was asked. */
  readonly schools: readonly NamedSchool[];
  readonly returns: readonly TermlyReturn[];
  /** Staff hours, and pence, that each school gave and got this term; nothing of a school that said nothing. */
  readonly hours: readonly Share[];
  readonly money: readonly Share[];
  readonly published?: PublishedCohort | undefined;
  /** What its own schools sent, for the board's own people alone; nothing on what may be handed on. */
  readonly sentByOwn?: readonly SchoolFigures[] | undefined;
  /** Pence spent since the year began, by line of the budget; nothing when nobody has said. */
  readonly spent: readonly { readonly on: string; readonly pence: number }[];
  /** Nothing before it was written down. */
  readonly decided?:
    | { readonly decisions: readonly Decided[]; readonly note: string; readonly asks: string }
    | undefined;
  /** Help that one school offered to another, each in a sentence. */
  readonly help: readonly string[];
};
