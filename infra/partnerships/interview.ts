/** Asks for what a partnership file needs, and writes it. Every answer is checked as it is given; the lead does the rest. */
import { stringify } from 'yaml';
import * as z from 'zod';
import { sameName } from '../../functions/domain/names.ts';
import { partyKinds } from '../../functions/domain/partnership/partnership.ts';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { fromRegister } from '../../functions/domain/register/as-school.ts';
import type { Schools } from '../../functions/domain/register/register.ts';
import { slugFor } from '../../functions/domain/slug.ts';
import { Line, PlainDate, Urn } from '../../functions/domain/values.ts';
import { DateAnswer, dateIn, type Row, RowAnswer, rowIn } from './pasted.ts';

/** Asks until the answer fits. `usual` is taken for an empty one. */
export type Ask = <T>(question: string, schema: z.ZodType<T>, usual?: string) => Promise<T>;

/** `schools`: the register, where one is held. */
export type Interview = { readonly schools?: Schools | undefined };

type Known = { readonly people: { id: string; name: string; email: string }[] };
type Party = z.input<typeof PartnershipFile>['parties'][number];
type School = z.input<typeof PartnershipFile>['schools'][number];

const Count = z.coerce
  .number('expected a number')
  .int()
  .min(1, 'expected a number from 1')
  .max(60, 'expected at most 60');
const Email = z.email('expected an email address, for example sam@school.example');
const YesNo = z.enum(['yes', 'no'], 'expected yes or no');
const Means = z.enum(
  ['meeting', 'written-resolution', 'delegated'],
  'expected meeting, written-resolution or delegated',
);
const Seat = z.enum(['vice-chair', 'member', 'associate'], 'expected vice-chair, member or associate');
const Year = z.string().regex(/^20\d{4}$/, 'expected an academic year as six digits, for example 202627');

export const slugOf = (name: string, taken: readonly string[] = []): string =>
  slugFor(name, 'x', (slug) => taken.includes(slug));

/** Somebody by name and address. Two people may have one name: whether it is the same is asked, and their address only once. */
const askPerson = async (ask: Ask, { people }: Known, who: string): Promise<string> => {
  const name = await ask(`${who}: full name`, Line);
  for (const before of people.filter((person) => sameName(person.name, name))) {
    const same = await ask(`Is this the same ${name} as the one at ${before.email}: yes or no`, YesNo, 'yes');
    if (same === 'yes') return before.id;
  }
  const email = await ask(`${name}: email address`, Email);
  const ids = people.map((person) => person.id);
  const id = slugOf(name, ids);
  people.push({ id, name, email });
  return id;
};

/** The number comes first: where the register of schools is held, it says the rest. */
const askSchool = async (ask: Ask, known: Known, ofParty: string, { schools }: Interview): Promise<School> => {
  const urn = await ask(`${ofParty}: URN of the school, six digits`, Urn);
  const entry = schools?.byUrn(urn);
  const facts = entry && fromRegister(entry);
  const name = await ask(`${urn}: name of the school`, Line, facts?.name);
  return {
    urn,
    ...(facts ?? {
      phase: await ask(`${name}: phase, such as Primary or Secondary`, Line),
      type: await ask(`${name}: type, such as Community school or Academy`, Line),
    }),
    name,
    head: await askPerson(ask, known, `Head of ${name}`),
    lead: await askPerson(ask, known, `Who leads the partnership’s work at ${name}`),
  };
};

const askRoute = async (ask: Ask, known: Known, party: string, board: string): Promise<Party['route']> => {
  const means = await ask(`How does ${party} decide: meeting, written-resolution or delegated`, Means, 'meeting');
  if (means === 'meeting') return [{ role: 'decides', means, board }];
  if (means === 'written-resolution') return [{ role: 'decides', means, board }];
  const person = await askPerson(ask, known, `To whom has ${party} given this decision`);
  const reference = await ask('Where is that written down, such as "Scheme of delegation, line 14"', Line);
  return [{ role: 'decides', means, board, to: { person }, reference }];
};

const askParty = async (
  ask: Ask,
  known: Known,
  number: number,
  taken: readonly string[],
  beside: Interview,
): Promise<{ party: Party; schools: School[] }> => {
  const name = await ask(`Party ${number}: name of the body that decides and signs`, Line);
  const id = slugOf(name, taken);
  const kind = await ask(
    `${name}: what it is (${partyKinds.join(', ')})`,
    z.enum(partyKinds, `expected one of ${partyKinds.join(', ')}`),
  );
  const schools: School[] = [];
  const count =
    kind === 'maintained-governing-body' ? 1 : await ask(`${name}: how many of its schools take part`, Count, '1');
  for (let at = 0; at < count; at += 1) schools.push(await askSchool(ask, known, name, beside));
  const [first] = schools;
  const identifier =
    kind === 'maintained-governing-body'
      ? { kind: 'urn' as const, value: first?.urn ?? '' }
      : { kind: 'other' as const, value: await ask(`${name}: its company, charity or UKPRN number`, Line) };
  const inPost = await ask(`${name}: members of its board now in post`, Count);
  const chair = await askPerson(ask, known, `Chair of the board of ${name}`);
  const clerk = await askPerson(ask, known, `Clerk of the board of ${name}`);
  const board = slugOf(`${id.slice(0, 34)} board`, taken);
  const party: Party = {
    id,
    name,
    kind,
    identifier,
    schools: schools.map(({ urn }) => urn),
    boards: [
      {
        id: board,
        name: 'Full board',
        kind: 'full-board',
        places: inPost,
        inPost,
        clerk,
        members: [{ person: chair, office: 'chair' }],
      },
    ],
    route: await askRoute(ask, known, name, board),
    chairsAction:
      (await ask(`May the chair of ${name} act alone when waiting would do serious harm: yes or no`, YesNo, 'no')) ===
      'yes',
    signatories: [await askPerson(ask, known, `Who signs for ${name}`)],
    dataProtectionContact: await askPerson(ask, known, `Data protection contact of ${name}`),
  };
  return { party, schools };
};

const askTerms = async (ask: Ask) => {
  const terms = [];
  for (const name of ['Autumn', 'Spring', 'Summer'] as const) {
    const start = await ask(`${name} term: first day, as 2026-09-02`, PlainDate);
    terms.push({ name, start, end: await ask(`${name} term: last day`, PlainDate) });
  }
  return terms;
};

/** By name and address: whoever is known is who they were, and two of one name at two addresses are two. */
const personOf = ({ people }: Known, { name, email }: Row): string => {
  const before = people.find((one) => one.email.toLowerCase() === email.toLowerCase() && sameName(one.name, name));
  if (before) return before.id;
  const id = slugOf(
    name,
    people.map((person) => person.id),
  );
  people.push({ id, name, email });
  return id;
};

const askMembers = async (ask: Ask, known: Known, { name, boards: [board] }: Party): Promise<void> => {
  if (!board) return;
  const question = `Members of the board of ${name} beside its chair, pasted from a table: name, address, office`;
  for (let asked = question; ; asked = 'The next one') {
    const line = await ask(`${asked} (Enter ends it)`, RowAnswer, '');
    if (line === '') return;
    const row = rowIn(line);
    if (!row) continue;
    const person = personOf(known, row);
    const { members } = board;
    // The chair was asked before, and has one seat.
    if (members.some((member) => member.person === person)) continue;
    const office =
      row.office === 'chair'
        ? await ask(`The chair is another. What is ${row.name}: vice-chair, member or associate`, Seat, 'member')
        : row.office;
    members.push({ person, office });
  }
};

const askMeetings = async (ask: Ask, { name, boards: [board] }: Party): Promise<void> => {
  if (!board) return;
  const dates = new Set<string>();
  for (let asked = `Days on which the board of ${name} meets, pasted one a line`; ; asked = 'The next one') {
    const date = dateIn(await ask(`${asked} (Enter ends it)`, DateAnswer, ''));
    if (date === undefined) break;
    dates.add(date);
  }
  if (dates.size > 0) board.meetings = [...dates].toSorted();
};

/** The whole file as it would be written by hand. It may still have faults that only all answers together show. */
export const interview = async (ask: Ask, beside: Interview = {}): Promise<z.input<typeof PartnershipFile>> => {
  const known: Known = { people: [] };
  const name = await ask('What is the partnership called', Line);
  const year = await ask('Its academic year, as 202627', Year);
  const count = await ask('How many parties decide and sign (2 or more)', Count.min(2, 'expected at least 2'));
  const parties: Party[] = [];
  const schools: School[] = [];
  for (let number = 1; number <= count; number += 1) {
    const asked = await askParty(
      ask,
      known,
      number,
      parties.map(({ id }) => id),
      beside,
    );
    parties.push(asked.party);
    schools.push(...asked.schools);
  }
  const terms = await askTerms(ask);
  const roles = {
    lead: await askPerson(ask, known, 'Who leads the partnership day to day'),
    chair: await askPerson(ask, known, 'Who chairs the partnership'),
    progressChaser: await askPerson(ask, known, 'Who hears of everything that is overdue'),
  };
  for (const party of parties) {
    await askMembers(ask, known, party);
    await askMeetings(ask, party);
  }
  return { partnership: { id: slugOf(name), name, year }, roles, people: known.people, terms, schools, parties };
};

const heading = (name: string): string => `# yaml-language-server: $schema=./partnership.schema.json
#
# ${name}. Written by "npm run partnership -- new": add half terms and training days by hand,
# then "npm run partnership -- check".

`;

export const asYaml = (file: z.input<typeof PartnershipFile>): string =>
  heading(file.partnership.name) + stringify(file, { lineWidth: 120 });
