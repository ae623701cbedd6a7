/** What each lead tells in the returns of the demonstration's year: every school in its own words, at its own pace. */

type Rating = 'ahead' | 'on-track' | 'behind' | 'not-started';

export type Told = {
  readonly hours: number;
  readonly got: number;
  /** Pounds given and received, by term. */
  readonly gave: readonly [number, number, number];
  readonly received: readonly [number, number, number];
  readonly trust: number;
  readonly fairness: number;
  readonly capacity: 'plenty' | 'enough' | 'too-little';
  /** How far it has come from the start to the target, by term. */
  readonly pace: readonly [number, number, number];
  /** By purpose; others are on track. */
  readonly ratings: Readonly<Record<string, readonly [Rating, Rating, Rating]>>;
  /** By purpose, each with the words of its own for every term. */
  readonly words: Readonly<Record<string, string>>;
  readonly otherwise: string;
};

export const terms = ['autumn', 'spring', 'summer'] as const;
export type Term = (typeof terms)[number];

/** What a lead tells who sees no trouble: hours given and got, and one sentence for every purpose. */
export const toldInShort = (hours: number, got: number, otherwise: string, more: Partial<Told> = {}): Told => ({
  hours,
  got,
  gave: [100, 100, 100],
  received: [0, 0, 0],
  trust: 4,
  fairness: 4,
  capacity: 'enough',
  pace: [0.3, 0.7, 1],
  ratings: {},
  words: {},
  otherwise,
  ...more,
});

export const toldInReturns: Readonly<Record<string, Told>> = {
  'tom-hale': {
    hours: 64,
    got: 22,
    gave: [1400, 1500, 1250],
    received: [0, 0, 0],
    trust: 4,
    fairness: 3,
    capacity: 'too-little',
    pace: [0.3, 0.6, 1.1],
    ratings: { science: ['on-track', 'ahead', 'ahead'], teachers: ['on-track', 'behind', 'on-track'] },
    words: {
      science: 'The Year 5 classes filled the lab every week, and two more teachers now lead a session.',
      teachers: 'Two of our workshops were full. The third had only six people, so we moved it to a Tuesday.',
    },
    otherwise: 'It goes as we planned. Cover for the days away is what costs us most.',
  },
  'priya-nair': {
    hours: 18,
    got: 41,
    gave: [320, 410, 290],
    received: [180, 220, 200],
    trust: 5,
    fairness: 5,
    capacity: 'enough',
    pace: [0.2, 0.5, 0.8],
    ratings: { teachers: ['ahead', 'ahead', 'ahead'], figures: ['on-track', 'on-track', 'behind'] },
    words: {
      science: 'Our Year 5 ask when the next lab day is. Three parents came to watch.',
      teachers: 'Nine of our eleven teachers have used the printing workshop with a class.',
      figures: 'The summer table came in a week late: the test was marked twice.',
    },
    otherwise: 'On the whole this runs well, and the others help when we ask.',
  },
  'ruth-bell': {
    hours: 22,
    got: 34,
    gave: [150, 175, 140],
    received: [240, 260, 310],
    trust: 4,
    fairness: 4,
    capacity: 'too-little',
    pace: [0.1, 0.1, 0.4],
    ratings: {
      science: ['behind', 'behind', 'on-track'],
      showing: ['not-started', 'not-started', 'behind'],
    },
    words: {
      science: 'Two of our lab mornings fell out because the coach did not come. We caught up with one of them.',
      teachers: 'Teachers used the clay workshop the week after.',
      showing: 'The exhibition stopped when the hall was closed, and has no new date yet.',
    },
    otherwise: 'We are a small staff, and one absence shows at once.',
  },
  'dan-okoro': {
    hours: 30,
    got: 37,
    gave: [610, 580, 700],
    received: [450, 420, 380],
    trust: 4,
    fairness: 4,
    capacity: 'enough',
    pace: [0.25, 0.5, 0.9],
    ratings: { latin: ['on-track', 'not-started', 'on-track'] },
    words: {
      latin: 'Latin club kept all its places until January, stopped while the tutor was ill, and began again in March.',
      heads: 'The visit in November gave us a list of four things, and two of them are done.',
    },
    otherwise: 'This is going as the plan says.',
  },
};
