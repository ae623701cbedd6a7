/** What the documents are made from, and the pieces their sections are built of. */

import type { Partnership } from '../partnership/partnership.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { NameOf } from '../readable.ts';
import type { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';
import type { Block, MouDocument } from './mou-document.ts';

/** How one party came to its yes. */
export type Decision = {
  readonly party: string;
  readonly on?: PlainDate;
  readonly means?: string;
  /** Minute, delegation or statement that it rests on. */
  readonly reference?: string;
  /** The version that was agreed to, when its agreement carried over. */
  readonly carriedFrom?: number;
  /** Set where that was the text of an agreement before this one. */
  readonly carriedOf?: string;
};

export type DocumentSource = {
  readonly partnership: Pick<
    Partnership,
    'name' | 'year' | 'roles' | 'parties' | 'schools' | 'left' | 'supporters' | 'suppressBelow' | 'keepFiguresMonths'
  >;
  readonly content: ProposalContent;
  /** The proposal's version, from 1. */
  readonly version: number;
  readonly decisions: readonly Decision[];
  /** The name of a person's id. */
  readonly nameOf: NameOf;
};

export type Section = MouDocument['sections'][number];

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items: [...items] });
export const table = (caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  caption,
  columns: [...columns],
  rows: rows.map((row) => [...row]),
});

export const section = (id: string, heading: string, ...blocks: readonly Block[]): Section => ({
  id,
  heading,
  blocks: blocks.filter((block) => {
    if (block.kind === 'text') return block.text !== '';
    return block.kind === 'list' ? block.items.length > 0 : block.rows.length > 0;
  }),
});

/** Sections that have something to say, with their numbers: `4. What each school puts in`. */
export const numbered = (sections: readonly Section[]): Section[] =>
  sections
    .filter(({ blocks }) => blocks.length > 0)
    .map((one, position) => ({ ...one, heading: `${position + 1}. ${one.heading}` }));

export const notSaid = 'not said';

export const dateOr = (date: PlainDate | undefined, otherwise = notSaid): string =>
  date === undefined ? otherwise : longDate(date);

export const personOr = (person: string | undefined, nameOf: NameOf, otherwise = notSaid): string =>
  person === undefined ? otherwise : nameOf(person);

/** Names schools as well as people. */
export const schoolName = ({ partnership }: DocumentSource, urn: string | undefined): string =>
  partnership.schools.find((school) => school.urn === urn)?.name ?? urn ?? notSaid;
