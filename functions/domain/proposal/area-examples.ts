/** The kinds of work that a guide for schools names, by area (R1): choices for an activity, beside its own title. */
export const areas = [
  'teaching',
  'curriculum',
  'leadership',
  'targeted',
  'transition',
  'before-and-after-school',
] as const;

export const areaExamples = {
  'national-programme': ['teaching', 'Taking part in a national training programme'],
  'professional-development': ['teaching', 'Training for teachers'],
  'shortage-subjects': ['teaching', 'Sharing teachers of shortage subjects'],
  'lesson-plans': ['teaching', 'Sharing lesson plans to cut workload'],
  'curriculum-design': ['curriculum', 'Designing the curriculum together'],
  'mixed-classes': ['curriculum', 'Mixed classes, as in languages and classics'],
  facilities: ['curriculum', 'Using facilities, such as a laboratory'],
  'holiday-activities': ['curriculum', 'Joint work in school holidays'],
  'governing-body': ['leadership', 'A leading role on a governing body'],
  'strategic-support': ['leadership', 'Support for senior leaders'],
  coaching: ['leadership', 'Coaching and mentoring'],
  'university-preparation': ['targeted', 'Mentoring for young people who prepare for university'],
  'teaching-schools': ['targeted', 'Working with a teaching school hub'],
  'vulnerable-children': ['targeted', 'Places for vulnerable and looked after children'],
  'primary-to-secondary': ['transition', 'Moving from primary to secondary school'],
  'before-and-after': ['before-and-after-school', 'Care before and after school'],
} as const satisfies Readonly<Record<string, readonly [(typeof areas)[number], string]>>;
export type AreaExample = keyof typeof areaExamples;

const isExample = (name: string): name is AreaExample => Object.hasOwn(areaExamples, name);
export const areaExampleNames = Object.keys(areaExamples).filter(isExample) as [AreaExample, ...AreaExample[]];

export const exampleWords = (example: AreaExample): string => areaExamples[example][1];
