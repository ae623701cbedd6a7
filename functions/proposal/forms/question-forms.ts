/** What each question of the proposal asks for: fields of its own, lists with entries, or both. */
import type { QuestionId } from '../../domain/proposal/proposal-questions.ts';
import type { Field } from './field.ts';
import type { List } from './list.ts';
import { listsOfTerms } from './lists-of-terms.ts';
import { listsOfWork } from './lists-of-work.ts';

export type QuestionForm = {
  /** For a browser's tab. */
  readonly short: string;
  /** What helps to answer it, in a sentence or two. */
  readonly help?: string;
  readonly fields: readonly Field[];
  readonly lists: readonly List[];
};

const lists = { ...listsOfWork, ...listsOfTerms };

const asking = (short: string, help: string, ...fields: readonly Field[]): QuestionForm => ({
  short,
  help,
  fields,
  lists: [],
});
const listing = (short: string, help: string, ...found: readonly List[]): QuestionForm => ({
  short,
  help,
  fields: [],
  lists: found,
});

const words = (path: readonly string[], label: string, hint?: string): Field => ({
  as: 'words',
  path,
  label,
  ...(hint !== undefined && { hint }),
});
const person = (path: string, label: string): Field => ({ as: 'one-of', from: 'people', path: [path], label });

export const questionForms: Readonly<Record<QuestionId, QuestionForm>> = {
  values: asking(
    'Values and ground rules',
    'What all schools believe, and how you deal with each other. Short sentences are easier to keep.',
    {
      as: 'lines',
      path: ['values'],
      label: 'Values',
      hint: 'One a line. For example: We are honest about what is hard.',
    },
    {
      as: 'lines',
      path: ['groundRules'],
      label: 'Ground rules',
      hint: 'One a line. For example: We answer each other within three school days.',
    },
  ),
  purpose: asking(
    'Overall purpose',
    'Two or three short paragraphs that a parent would understand.',
    {
      as: 'line',
      path: ['title'],
      label: 'Title of the proposal',
      hint: 'For example, Wendle Valley Learning Partnership, September 2026 to August 2027',
    },
    words(['purpose'], 'What the partnership is for'),
  ),
  purposes: listing(
    'Detailed purposes',
    'Break it down into the few things that you really mean to do. Three to six are usual.',
    lists.purposes,
  ),
  leads: listing('Leads', 'One person leads each purpose. Somebody who can stand in keeps it alive.', lists.leads),
  success: listing(
    'Signs of success',
    'Signs that anybody could see. Numbers come in a question of their own.',
    lists.success,
  ),
  reviews: asking(
    'Reviews',
    'Every school looks back once a term.',
    words(
      ['reviews'],
      'When and how you look back',
      'For example: once a term, two weeks before the end. Each school sends a return.',
    ),
  ),
  money: {
    short: 'Money',
    help: 'What comes in must cover what goes out.',
    fields: [
      words(['money', 'payments'], 'Who pays whom, and up to what', 'If nobody pays anybody, say so.'),
      {
        as: 'line',
        path: ['money', 'taxNote'],
        label: 'A note on tax',
        hint: 'For example, whether VAT is due on any payment. You can leave it empty.',
      },
    ],
    lists: [lists.income, lists.spending],
  },
  meetings: {
    short: 'Meetings',
    help: 'Dates that are fixed early are dates that people keep.',
    fields: [
      {
        as: 'whole',
        path: ['meetingsAhead'],
        label: 'How many weeks ahead are meetings fixed?',
        least: 1,
        most: 104,
        unit: 'weeks',
      },
    ],
    lists: [lists.meetings],
  },
  reporting: listing('Reporting', 'So that the work does not depend on one person’s goodwill.', lists.reporting),
  chair: asking(
    'Chair',
    'The chair leads the meetings of the schools and sees that decisions are kept.',
    person('chair', 'Who chairs the partnership?'),
    { as: 'date', path: ['chairUntil'], label: 'Until when?' },
  ),
  chaser: asking(
    'Progress chaser',
    'Everything that is late reaches the progress chaser, who also steps in when the lead is away.',
    person('progressChaser', 'Who is the progress chaser?'),
  ),
  mediator: asking(
    'Mediator',
    'Somebody whom all schools trust, best from outside, who helps when you cannot agree.',
    person('mediator', 'Who helps when you cannot agree?'),
  ),
  aims: listing(
    'Aims',
    'What by when. Each aim has a date, so that you can see whether you got there.',
    lists.aims,
    lists.localPriorities,
  ),
  'project-leads': listing(
    'Project leads',
    'Name who leads the work at each school, and anybody else whom people should know.',
    lists.contacts,
  ),
  activities: listing(
    'Activities',
    'What happens, for whom, how often, and who keeps children safe.',
    lists.activities,
  ),
  measures: listing('Measures', 'One or two numbers for each purpose are enough.', lists.measures),
  outcomes: asking(
    'Outcomes',
    'What would be different for children and teachers?',
    words(['outcomes'], 'How you measure the difference'),
  ),
  evaluation: asking(
    'Evaluation',
    'Once a year you look at what the work has come to.',
    words(['evaluation', 'uses'], 'Which figures you use'),
    words(['evaluation', 'shared'], 'How they are shared'),
    words(['evaluation', 'analysed'], 'Who makes sense of them, and how'),
  ),
  agreement: asking(
    'Form of the agreement',
    'A memorandum of understanding does not bind in law. It says what each school promises, so that promises can be kept.',
    {
      as: 'one-of',
      path: ['agreement', 'form'],
      label: 'Form of the agreement',
      from: [{ value: 'mou', text: 'Memorandum of understanding' }],
    },
    { as: 'date', path: ['agreement', 'from'], label: 'From' },
    { as: 'date', path: ['agreement', 'until'], label: 'Until', hint: 'Leave it empty when it has no end date.' },
  ),
  leaving: asking(
    'Leaving',
    'A school can always leave. What it owes the others is notice.',
    {
      as: 'whole',
      path: ['noticeDays'],
      label: 'Days of notice before a school leaves',
      least: 0,
      most: 366,
      unit: 'days',
    },
    {
      as: 'whole',
      path: ['noticeTerms'],
      label: 'Or full terms of notice',
      hint: 'Leave one of the two empty. The last day is the end of the term after.',
      least: 1,
      most: 3,
      unit: 'terms',
    },
    {
      as: 'tick',
      path: ['noRecruitment'],
      label: 'Pupils of other schools',
      text: 'We promise not to recruit each other’s pupils, outside the usual move from one school to the next',
    },
  ),
  lasting: asking(
    'What lasts',
    'People change jobs. The work should not stop when they do.',
    words(['handover'], 'How the work is handed over'),
    words(['developmentPlan'], 'How it enters each school’s development plan'),
  ),
  'offers-and-needs': listing(
    'Offers and needs',
    'Every school brings something, and every school needs something.',
    lists.offers,
  ),
  promises: listing('Promises', 'Say what you can keep. Each promise is looked at again every term.', lists.promises),
  briefing: asking(
    'Briefing for boards',
    'Board members read this first, often late in the evening on a telephone. Use short sentences.',
    words(['briefing', 'forOurChildren'], 'What changes for our children'),
    words(['briefing', 'costs'], 'What it costs in time and money'),
    words(['briefing', 'risks'], 'What could go wrong'),
    words(['briefing', 'leaving'], 'How a school can leave'),
  ),
  'data-sharing': asking(
    'Figures about pupils',
    'Only figures about groups are shared, never about one child. If you share none, say so.',
    words(['dataSharing', 'what'], 'Which figures are shared'),
    words(['dataSharing', 'why'], 'Why they are shared'),
    { as: 'line', path: ['dataSharing', 'keptFor'], label: 'How long they are kept', hint: 'For example, two years' },
  ),
};
