/** Everything that somebody types to write a whole proposal for Alder and Birch, page by page. */
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import type { Browser, Filling } from '../../infra/proof/demonstration/browser.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld } from '../builders/signed-in.ts';

const date = (name: string, day: string, month: string, year: string): Filling => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

export const alder = '900001';
export const birch = '900002';

export const pages: readonly (readonly [path: string, filling: Filling])[] = [
  [
    'values',
    { values: 'We are honest about what is hard.\nEvery child is ours.', groundRules: 'We answer in three days.' },
  ],
  [
    'purpose',
    { title: 'Valley Partnership 2026 to 2027', purpose: 'Two schools share a laboratory.\n\nAnd a teacher.' },
  ],
  ['purposes/add.purposes', { title: 'Science in a laboratory', description: 'Year 5 works in a real laboratory.' }],
  [
    'leads/purposes.science-in-a-laboratory',
    {
      lead: 'lead-alder',
      deputy: 'lead-birch',
      ...date('from', '1', '12', '2026'),
      ...date('until', '21', 'July', '2027'),
    },
  ],
  ['success/purposes.science-in-a-laboratory', { success: 'Ten sessions take place.\nNine of ten children come.' }],
  ['reviews', { reviews: 'Once a term, two weeks before its end.' }],
  ['money/add.income', { from: 'Alder School', pence: '1200' }],
  ['money/add.income', { from: 'Birch School', pence: '£800.50' }],
  ['money/add.spending', { on: 'Coaches', pence: '1,500', limit: '1600' }],
  ['money', { 'money-payments': 'Each school pays Alder by 1 December.', 'money-taxNote': 'None is due.' }],
  ['meetings/add.meetings', { ...date('date', '11', '3', '2027'), time: '3.45pm', host: alder, thinkPiece: birch }],
  ['meetings', { meetingsAhead: '26' }],
  ['reporting/schools.900001', { reporting: 'The head tells the governors.', inJobDescriptions: 'yes' }],
  ['reporting/schools.900002', { reporting: 'The head tells the trustees.', inJobDescriptions: 'no' }],
  ['chair', { chair: 'head-alder', ...date('chairUntil', '21', '7', '2027') }],
  ['chaser', { progressChaser: 'chaser' }],
  ['mediator', { mediator: 'mediator' }],
  ['aims/add.aims', { what: 'Every Year 5 pupil has ten sessions.', ...date('by', '25', '6', '2027') }],
  [
    'aims/add.local-priorities',
    { what: 'More pupils who choose science', source: 'The council’s plan for schools, page 4' },
  ],
  ['project-leads/add.contacts', { role: 'Project lead at Alder', person: 'lead-alder' }],
  [
    'activities/add.activities',
    {
      title: 'Laboratory afternoons',
      area: 'curriculum',
      example: 'facilities',
      purpose: 'science-in-a-laboratory',
      schools: [alder, birch],
      years: ['5', 'Staff'],
      subject: 'Science',
      sessions: '10',
      host: alder,
      safeguardingLead: 'head-alder',
      checksConfirmed: 'yes',
      concernsTo: 'Head Alder, 01632 960001',
    },
  ],
  [
    'measures/add.measures.science-in-a-laboratory',
    {
      name: 'Working at the expected standard',
      unit: 'per cent',
      baseline: '64',
      target: '72.5',
      better: 'higher',
      source: 'Teachers',
    },
  ],
  ['outcomes', { outcomes: 'A survey in October and in June.' }],
  [
    'evaluation',
    { 'evaluation-uses': 'The survey', 'evaluation-shared': 'As totals', 'evaluation-analysed': 'By the leads' },
  ],
  [
    'agreement',
    {
      'agreement-form': 'mou',
      ...date('agreement-from', '1', '12', '2026'),
      ...date('agreement-until', '31', '8', '2027'),
    },
  ],
  ['leaving', { noticeDays: '60', noRecruitment: 'yes' }],
  ['lasting', { handover: 'The deputy takes over.', developmentPlan: 'Under quality of education.' }],
  ['offers-and-needs/schools.900001', { offers: 'A laboratory', needs: 'Teachers of reading' }],
  ['offers-and-needs/schools.900002', { offers: 'A hall\nA minibus', needs: 'A laboratory' }],
  ['promises/schools.900001', { hours: '60', pence: '1200.00' }],
  ['promises/schools.900002', { hours: '1,000', pence: '800.5' }],
  [
    'briefing',
    {
      'briefing-forOurChildren': 'Time in a laboratory.',
      'briefing-costs': '£2,000 and 1,060 hours.',
      'briefing-risks': 'Coaches may cost more.',
      'briefing-leaving': 'Tell us 60 days before.',
    },
  ],
  [
    'data-sharing',
    { 'dataSharing-what': 'Totals', 'dataSharing-why': 'To see what works', 'dataSharing-keptFor': 'Two years' },
  ],
];

/** Writes it all through the forms; fails where a form does not take it. */
export const writeItAll = async (lead: Browser): Promise<void> => {
  for (const [path, filling] of pages) {
    const form = await lead.open(`/proposal/${path}`);
    const after = await form.submit(filling);
    if (after.status !== 200) throw new Error(`${path}: ${after.status} ${after.errors.join('; ') || after.heading}`);
  }
};

let written: Promise<PartnershipFile> | undefined;

const writeOnce = async (): Promise<PartnershipFile> => {
  const world = await aSignedInWorld(aPartnershipFile({}, 2));
  await writeItAll(await world.as('lead-alder'));
  const proposal = await world.content();
  await world.stop();
  return aPartnershipFile({ proposal }, 2);
};

/** The partnership with all of it written: by the forms, once, for tests of what comes after. */
export const aWholeFile = (): Promise<PartnershipFile> => {
  written ??= writeOnce();
  return written;
};
