/** The lists about the work itself: what for, by whom, how it is known to have worked. */
import { areaExampleNames, areaExamples, areas, exampleWords } from '../../domain/proposal/area-examples.ts';
import type { Choice } from './field.ts';
import { type List, which, who } from './list.ts';

const purposes = { name: 'purposes', path: ['purposes'], tells: 'id', title: 'Purposes', one: 'purpose' } as const;
const areaWords: Readonly<Record<(typeof areas)[number], string>> = {
  teaching: 'Teaching',
  curriculum: 'Curriculum',
  leadership: 'Leadership',
  targeted: 'Help for some pupils',
  transition: 'Moving from one school to the next',
  'before-and-after-school': 'Before and after school',
};

const years: readonly Choice[] = [
  { value: 'Nursery', text: 'Nursery' },
  { value: 'Reception', text: 'Reception' },
  ...Array.from({ length: 13 }, (_, at) => ({ value: String(at + 1), text: `Year ${at + 1}` })),
  { value: 'Staff', text: 'Staff' },
];

export const listsOfWork = {
  purposes: {
    ...purposes,
    grows: true,
    fields: [
      {
        as: 'line',
        path: ['title'],
        label: 'Title',
        hint: 'For example, Science in a real laboratory',
        needed: 'Enter a title',
      },
      {
        as: 'words',
        path: ['description'],
        label: 'What it is',
        short: '',
        hint: 'Who does what, for whom, and where.',
      },
    ],
  },
  leads: {
    ...purposes,
    grows: false,
    fields: [
      who('lead', 'Who leads it?', { short: 'Lead' }),
      who('deputy', 'Who stands in for them?', {
        short: 'Deputy',
        hint: 'So that the work goes on when the lead is ill or leaves.',
      }),
      { as: 'date', path: ['from'], label: 'From' },
      { as: 'date', path: ['until'], label: 'Until' },
    ],
  },
  success: {
    ...purposes,
    grows: false,
    fields: [
      {
        as: 'lines',
        path: ['success'],
        label: 'It has worked when …',
        short: '',
        hint: 'One sign of success a line. For example: Each child comes to at least nine sessions.',
      },
    ],
  },
  measures: {
    name: 'measures',
    path: ['measures'],
    inEach: 'purposes',
    grows: true,
    title: 'Measures',
    one: 'measure',
    fields: [
      { as: 'line', path: ['name'], label: 'What do you measure?', needed: 'Say what you measure' },
      {
        as: 'line',
        path: ['unit'],
        label: 'In what?',
        short: 'Counted in',
        hint: 'For example, per cent of pupils',
        needed: 'Say what it is counted in',
      },
      { as: 'number', path: ['baseline'], label: 'Now', hint: 'Leave it empty when you do not know it yet.' },
      { as: 'number', path: ['target'], label: 'Aim' },
      {
        as: 'one-of',
        path: ['better'],
        label: 'Which way is better?',
        short: 'Better',
        from: [
          { value: 'higher', text: 'A higher number' },
          { value: 'lower', text: 'A lower number' },
        ],
        needed: 'Choose which way is better',
      },
      {
        as: 'one-of',
        path: ['about'],
        label: 'Is it about how pupils do?',
        short: 'About',
        hint: 'Then it is shown as figures about groups are, so that no child can be told apart.',
        from: [
          { value: 'pupils', text: 'Yes, about pupils’ results' },
          { value: 'work', text: 'No, about the work' },
        ],
      },
      {
        as: 'line',
        path: ['source'],
        label: 'Where does the number come from?',
        short: 'From',
        hint: 'For example, pupil survey in October and June',
        needed: 'Say where the number comes from',
      },
    ],
  },
  aims: {
    name: 'aims',
    path: ['aims'],
    grows: true,
    title: 'Aims',
    one: 'aim',
    fields: [
      {
        as: 'line',
        path: ['what'],
        label: 'What do you want to achieve?',
        hint: 'For example, every Year 5 pupil has ten sessions in a real laboratory',
        needed: 'Say what you want to achieve',
      },
      { as: 'date', path: ['by'], label: 'By when?', short: 'By', needed: 'Enter the date to achieve it by' },
    ],
  },
  localPriorities: {
    name: 'local-priorities',
    path: ['localPriorities'],
    grows: true,
    title: 'What our area needs',
    one: 'local priority',
    fields: [
      {
        as: 'line',
        path: ['what'],
        label: 'What does your area need?',
        hint: 'For example, more pupils who read well at eleven. You can leave this out.',
        needed: 'Say what your area needs',
      },
      {
        as: 'line',
        path: ['source'],
        label: 'Who says so?',
        short: 'Source',
        hint: 'For example, the council, the regions group, a trust or the teaching school hub, and where it is written.',
        needed: 'Say who says so',
      },
    ],
  },
  activities: {
    name: 'activities',
    path: ['activities'],
    tells: 'id',
    grows: true,
    title: 'Activities',
    one: 'activity',
    fields: [
      { as: 'line', path: ['title'], label: 'Title', needed: 'Enter a title' },
      {
        as: 'one-of',
        path: ['area'],
        label: 'What kind of work is it?',
        short: 'Kind',
        from: areas.map((area) => ({ value: area, text: areaWords[area] })),
        needed: 'Choose what kind of work it is',
      },
      {
        as: 'one-of',
        path: ['example'],
        label: 'Is it one of these?',
        short: 'An example of',
        from: areaExampleNames.map((value) => ({
          value,
          text: exampleWords(value),
          hint: areaWords[areaExamples[value][0]],
        })),
      },
      { as: 'one-of', path: ['purpose'], label: 'Which purpose does it serve?', short: 'Purpose', from: 'purposes' },
      { as: 'some-of', path: ['schools'], label: 'Which schools take part?', short: 'Schools', from: 'schools' },
      { as: 'some-of', path: ['years'], label: 'Who is it for?', short: 'For', from: years },
      { as: 'line', path: ['subject'], label: 'Subject' },
      {
        as: 'whole',
        path: ['sessions'],
        label: 'How many sessions in the year?',
        short: 'How often',
        least: 1,
        most: 500,
        unit: 'sessions',
      },
      which('host', 'Where is it?', { short: 'Where' }),
      who('safeguardingLead', 'Who makes sure that children are safe?', { short: 'Keeps children safe' }),
      {
        as: 'tick',
        path: ['checksConfirmed'],
        label: 'Checks',
        text: 'The checks on all adults who take part are done',
      },
      {
        as: 'line',
        path: ['concernsTo'],
        label: 'Whom do people tell if they are worried about a child?',
        short: 'Worries go to',
        hint: 'Name, role and telephone number.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, List>>;
