/** Any proposal that Alder and Birch could have: half written, odd, with people and schools that are listed no more. */
import fc from 'fast-check';
import { areaExampleNames, areas } from '../../functions/domain/proposal/area-examples.ts';
import { ProposalContent } from '../../functions/domain/proposal/proposal.ts';
import { cleaned } from '../../functions/domain/values.ts';

/** As it is after it was kept and read again: uniform letters, nothing hidden, no space at its ends. */
const settled = (text: string): string => cleaned(cleaned(text)).trim();

const text = (most: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: most });
const line = text(40)
  .map((typed) => settled(typed.replace(/\s+/g, ' ')))
  .filter((typed) => typed !== '');
const words = fc.array(text(60), { minLength: 1, maxLength: 4 }).map((lines) => settled(lines.join('\n')));
const lines = fc.array(line, { maxLength: 3 });
const pence = fc.integer({ min: 0, max: 100_000_000_00 });
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0);

const slug = fc.stringMatching(/^[a-z]{1,8}$/);
const person = fc.constantFrom('lead-alder', 'head-birch', 'mediator', 'somebody-who-left');
const school = fc.constantFrom('900001', '900002', '900009');
const once = <T>(values: fc.Arbitrary<T>, most: number) => fc.uniqueArray(values, { maxLength: most });

const some = <T extends Record<string, fc.Arbitrary<unknown>>, K extends keyof T & string>(fields: T, needed: K[]) =>
  fc.record(fields, { requiredKeys: needed });

const measure = some(
  {
    name: line,
    unit: line,
    baseline: number,
    target: number,
    better: fc.constantFrom('higher', 'lower'),
    source: line,
  },
  ['name', 'unit', 'source', 'better'],
);
const purpose = some(
  {
    id: slug,
    title: line,
    description: words,
    lead: person,
    deputy: person,
    from: date,
    until: date,
    success: lines,
    measures: fc.array(measure, { maxLength: 2 }),
  },
  ['id', 'title'],
);
const activity = some(
  {
    id: slug,
    title: line,
    area: fc.constantFrom(...areas),
    example: fc.constantFrom(...areaExampleNames),
    purpose: slug,
    years: once(fc.constantFrom('Staff', 'Reception', '1', '5', 'Sixth form'), 3),
    subject: line,
    sessions: fc.integer({ min: 1, max: 500 }),
    host: school,
    schools: once(school, 3),
    safeguardingLead: person,
    checksConfirmed: fc.boolean(),
    concernsTo: line,
  },
  ['id', 'title', 'area'],
);
const share = some(
  {
    urn: school,
    offers: lines,
    needs: lines,
    hours: fc.integer({ min: 0, max: 100_000 }),
    pence,
    reporting: line,
    inJobDescriptions: fc.boolean(),
  },
  ['urn'],
);
const list = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { maxLength: 2 });

export const anyProposal: fc.Arbitrary<ProposalContent> = some(
  {
    title: line,
    values: lines,
    groundRules: lines,
    purpose: words,
    aims: list(fc.record({ what: line, by: date })),
    localPriorities: list(fc.record({ what: line, source: line })),
    purposes: fc.uniqueArray(purpose, { maxLength: 2, selector: ({ id }) => id }),
    activities: fc.uniqueArray(activity, { maxLength: 2, selector: ({ id }) => id }),
    schools: fc.uniqueArray(share, { maxLength: 3, selector: ({ urn }) => urn }),
    outcomes: words,
    evaluation: some({ uses: words, shared: words, analysed: words }, []),
    reviews: words,
    money: some(
      {
        income: list(fc.record({ from: line, pence })),
        spending: list(some({ on: line, pence, limit: pence }, ['on', 'pence'])),
        payments: words,
        taxNote: line,
      },
      [],
    ),
    meetings: list(some({ date, time, host: school, thinkPiece: school }, ['date', 'time', 'host'])),
    meetingsAhead: fc.integer({ min: 1, max: 104 }),
    chair: person,
    chairUntil: date,
    progressChaser: person,
    mediator: person,
    agreement: some({ form: fc.constant('mou'), from: date, until: date }, []),
    briefing: some({ forOurChildren: words, costs: words, risks: words, leaving: words }, []),
    dataSharing: some({ what: words, why: words, keptFor: line }, []),
    noticeDays: fc.integer({ min: 0, max: 366 }),
    noRecruitment: fc.boolean(),
    handover: words,
    developmentPlan: words,
    contacts: list(fc.record({ role: line, person })),
  },
  [],
).map((content) => ProposalContent.parse(ProposalContent.parse(content)));
