/** The lists about how schools work together: money, meetings, people, and what each school brings. */
import { type List, which, who } from './list.ts';

const shares = {
  name: 'schools',
  path: ['schools'],
  tells: 'urn',
  title: 'Schools',
  one: 'school',
  grows: false,
} as const;

export const listsOfTerms = {
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
