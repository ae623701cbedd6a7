/** The year's report on paper: the lead's words, the figures, what each board decided, and what came later. */

import { type Theory, theoryOf } from '../domain/evaluation/theory-of-change.ts';
import { blocksOf, type Paper, type PaperBlock } from '../domain/paper.ts';
import { longDate } from '../domain/wording.ts';
import { decidedWords } from './decided-words.ts';
import type { Evaluated } from './read-evaluation.ts';
import { sectionsOf } from './year-sections.ts';

const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 2, text });
const paragraph = (text: string): PaperBlock => ({ kind: 'text', text });

const theoryBlocks = ({ inputs, lanes, impact }: Theory): PaperBlock[] => [
  heading('How it is meant to work'),
  {
    kind: 'facts',
    rows: [
      { key: 'What we put in', value: inputs.join('; ') || 'not said' },
      ...lanes.map(({ purpose, does, changes }) => ({
        key: purpose,
        value: `What we do: ${does.join('; ') || 'not said'}. What changes: ${changes.join('; ') || 'not said'}.`,
      })),
      { key: 'What it is for', value: impact.join(' ') || 'not said' },
    ],
  },
];

const decidedBlocks = ({ record }: Evaluated): PaperBlock[] =>
  record
    ? [
        heading('What each board decided'),
        {
          kind: 'table',
          caption: 'Decisions',
          columns: ['Party', 'Decided', 'On', 'Where it is written down'],
          rows: record.content.decisions.map(({ party, decided, on, reference }) => [
            party,
            decidedWords(decided),
            longDate(on),
            reference ?? 'in this system',
          ]),
        },
      ]
    : [];

const laterBlocks = ({ evaluation, nameOf }: Evaluated): PaperBlock[] => {
  const { addenda = [] } = evaluation;
  if (addenda.length === 0) return [];
  return [
    heading('Results that came later'),
    ...addenda.flatMap(({ words, by, on, seal }) => [
      paragraph(words),
      paragraph(`Added by ${nameOf(by)} on ${longDate(on)}. Seal: ${seal}`),
    ]),
  ];
};

/** `title`: as the page has it. `today`: the date that an open year is dated by. */
export const yearPaper = (evaluated: Evaluated, title: string, today: string): Paper => {
  const { evaluation, partnership, content, record } = evaluated;
  const on = evaluation.addenda?.at(-1)?.on ?? evaluation.concludedOn ?? today;
  return {
    title,
    language: 'en-GB',
    subject: `What the year came to in ${partnership.name}`,
    at: `${on}T12:00:00.000Z`,
    foot: `${partnership.name}, ${title}`,
    ...(record && { seal: record.seal }),
    blocks: [
      ...(evaluation.words === '' ? [] : [heading('In the lead’s words'), paragraph(evaluation.words)]),
      ...(content ? theoryBlocks(theoryOf(content)) : []),
      ...blocksOf(sectionsOf(evaluated)),
      ...decidedBlocks(evaluated),
      ...laterBlocks(evaluated),
    ],
  };
};
