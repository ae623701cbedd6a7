/** The lists that a proposal holds, with what is asked of each entry. One list may be asked about by several questions. */
import { areas } from '../../domain/proposal.ts';
import type { Choice, Field } from './field.ts';

export type List = {
  /** In addresses: `/proposal/money/income.2`. */
  readonly name: string;
  readonly path: readonly string[];
  /** Its entries lie inside those of another list: the measures of each purpose. */
  readonly inEach?: 'purposes';
  /** The field that tells an entry from the others. Without one, entries are known by what they say. */
  readonly tells?: 'id' | 'urn';
  /** Entries can be added and removed here. Where they cannot, another question or the partnership lists them. */
  readonly grows: boolean;
  readonly title: string;
  /** One of them: "Add an aim", "Remove this aim". */
  readonly one: string;
  readonly fields: readonly Field[];
};

const who = (path: string, label: string, more: Pick<Field, 'hint' | 'needed' | 'short'> = {}): Field => ({
  as: 'one-of',
  from: 'people',
  path: [path],
  label,
  ...more,
});
const which = (path: string, label: string, more: Pick<Field, 'hint' | 'needed' | 'short'> = {}): Field => ({
  as: 'one-of',
  from: 'schools',
  path: [path],
  label,
  ...more,
});

const purposes = { name: 'purposes', path: ['purposes'], tells: 'id', title: 'Purposes', one: 'purpose' } as const;
const shares = {
  name: 'schools',
  path: ['schools'],
  tells: 'urn',
  title: 'Schools',
  one: 'school',
  grows: false,
} as const;

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

export const lists = {
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
  income: {
    name: 'income',
    path: ['money', 'income'],
    grows: true,
    title: 'Where the money comes from',
    one: 'source of money',
    fields: [
      {
        as: 'line',
        path: ['from'],
        label: 'Who pays?',
        hint: 'Write a school’s name as it stands in the partnership, so that its promise can be checked.',
        needed: 'Say who pays',
      },
      {
        as: 'pounds',
        path: ['pence'],
        label: 'How much in the year, in pounds?',
        short: 'In the year',
        needed: 'Enter an amount in pounds',
      },
    ],
  },
  spending: {
    name: 'spending',
    path: ['money', 'spending'],
    grows: true,
    title: 'What it is spent on',
    one: 'kind of spending',
    fields: [
      { as: 'line', path: ['on'], label: 'What is it spent on?', needed: 'Say what it is spent on' },
      {
        as: 'pounds',
        path: ['pence'],
        label: 'How much do you plan, in pounds?',
        short: 'Planned',
        needed: 'Enter an amount in pounds',
      },
      {
        as: 'pounds',
        path: ['limit'],
        label: 'What is the most it may cost, in pounds?',
        short: 'At most',
        hint: 'Leave it empty when it may cost what is planned and no more.',
      },
    ],
  },
  meetings: {
    name: 'meetings',
    path: ['meetings'],
    grows: true,
    title: 'Meetings',
    one: 'meeting',
    fields: [
      { as: 'date', path: ['date'], label: 'Which day?', needed: 'Enter the day of the meeting' },
      {
        as: 'time',
        path: ['time'],
        label: 'What time?',
        short: 'Time',
        hint: 'For example, 15:45',
        needed: 'Enter the time of the meeting',
      },
      which('host', 'At which school?', { short: 'At', needed: 'Choose the school where you meet' }),
      which('thinkPiece', 'Which school brings something to think about?', {
        short: 'Think piece',
        hint: 'A page or two that everybody talks over. You can leave it empty.',
      }),
    ],
  },
  contacts: {
    name: 'contacts',
    path: ['contacts'],
    grows: true,
    title: 'People to know',
    one: 'person',
    fields: [
      {
        as: 'line',
        path: ['role'],
        label: 'What do they do?',
        hint: 'For example, project lead at Harrowbeck',
        needed: 'Say what they do',
      },
      who('person', 'Who is it?', { short: '', needed: 'Choose a person' }),
    ],
  },
  offers: {
    ...shares,
    fields: [
      {
        as: 'lines',
        path: ['offers'],
        label: 'What the school offers',
        short: 'Offers',
        hint: 'One a line. For example: Two laboratories and a technician',
      },
      {
        as: 'lines',
        path: ['needs'],
        label: 'What the school needs',
        short: 'Needs',
        hint: 'One a line. For example: Help with the cost of coaches',
      },
    ],
  },
  promises: {
    ...shares,
    fields: [
      {
        as: 'whole',
        path: ['hours'],
        label: 'Hours of staff time in the year',
        short: 'Staff time',
        least: 0,
        most: 100_000,
        unit: 'hours',
      },
      {
        as: 'pounds',
        path: ['pence'],
        label: 'Money in the year, in pounds',
        short: 'Money',
        hint: 'Enter 0 when the school pays nothing.',
      },
    ],
  },
  reporting: {
    ...shares,
    fields: [
      {
        as: 'line',
        path: ['reporting'],
        label: 'How is the work reported inside the school?',
        short: 'Reports',
        hint: 'For example, a short paper from the head for each meeting of governors',
      },
      {
        as: 'yes-or-no',
        path: ['inJobDescriptions'],
        label: 'Do job descriptions name the work?',
        short: 'In job descriptions',
      },
    ],
  },
} as const satisfies Readonly<Record<string, List>>;
