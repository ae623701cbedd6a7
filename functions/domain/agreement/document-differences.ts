/** What differs between two versions of a document, section by section (DOMAIN R17). */

import { type Passage, wordDiff } from '../proposal/word-diff.ts';
import type { Block, MouDocument } from './mou-document.ts';

export type SectionDifference = {
  readonly id: string;
  readonly heading: string;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  readonly passages: readonly Passage[];
};

const blockText = (block: Block): string => {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'list') return block.items.map((item) => `• ${item}`).join('\n');
  return [block.caption, ...[block.columns, ...block.rows].map((cells) => cells.join(' | '))].join('\n');
};

type Section = MouDocument['sections'][number];

const withoutNumber = (heading: string): string => heading.replace(/^\d+\. /, '');

const sectionText = ({ heading, blocks }: Section): string =>
  [withoutNumber(heading), ...blocks.map(blockText)].join('\n\n');

const differenceOf = (before: Section | undefined, after: Section | undefined): SectionDifference[] => {
  const shown = after ?? before;
  if (!shown) return [];
  const passages = wordDiff(before ? sectionText(before) : '', after ? sectionText(after) : '');
  const same = passages.every(({ kind }) => kind === 'same');
  const state = !before ? 'added' : !after ? 'removed' : same ? 'same' : 'changed';
  return [{ id: shown.id, heading: shown.heading, state, passages }];
};

/** Every section of either document, in the order of the one after; sections taken out come last. */
export const documentDifferences = (before: MouDocument, after: MouDocument): SectionDifference[] => {
  const removed = before.sections.filter(({ id }) => !after.sections.some((section) => section.id === id));
  return [
    ...after.sections.flatMap((section) =>
      differenceOf(
        before.sections.find(({ id }) => id === section.id),
        section,
      ),
    ),
    ...removed.flatMap((section) => differenceOf(section, undefined)),
  ];
};
