/** A partnership's file, made of a search, the schools that said yes, and the few answers that no register has. */
import type { Fault } from '../partnership/fault.ts';
import type { PartyKind } from '../partnership/partnership.ts';
import { crossChecks } from '../partnership/partnership-faults.ts';
import { expand, PartnershipFile, type WrittenFile } from '../partnership/partnership-file.ts';
import { emptyProposal, type ProposalContent } from '../proposal/proposal.ts';
import { fromRegister } from '../register/as-school.ts';
import type { RegisterSchool } from '../register/register-school.ts';
import { slugFor } from '../slug.ts';
import type { PlainDate } from '../values.ts';
import type { Search, Somebody } from './search.ts';

/** A body that decides and signs, as far as the register tells: schools of one trust have one. */
export type FoundParty = {
  readonly kind: PartyKind;
  readonly name: string;
  readonly schools: readonly RegisterSchool[];
  /** The body's own number has to be asked for; a maintained school's governing body goes by its URN. */
  readonly needsNumber: boolean;
};

const kindOf = ({ group }: RegisterSchool): PartyKind => {
  if (/maintained/i.test(group)) return 'maintained-governing-body';
  if (/academ|free school/i.test(group)) return 'academy-trust';
  if (/independent/i.test(group)) return 'independent-proprietor';
  if (/college/i.test(group)) return 'college';
  return /universit/i.test(group) ? 'university' : 'other-body';
};

const nameOf = (kind: PartyKind, { name, trust }: RegisterSchool): string => {
  if (kind === 'maintained-governing-body') return `Governing Body of ${name}`;
  return kind === 'academy-trust' && trust !== undefined ? trust : `Board of ${name}`;
};

export const partiesOf = (schools: readonly RegisterSchool[]): FoundParty[] => {
  const found = new Map<string, FoundParty>();
  for (const school of schools) {
    const kind = kindOf(school);
    const name = nameOf(kind, school);
    const before = found.get(`${kind}/${name}`);
    found.set(`${kind}/${name}`, {
      kind,
      name,
      schools: [...(before?.schools ?? []), school],
      needsNumber: kind !== 'maintained-governing-body',
    });
  }
  return [...found.values()];
};

export type PartyAnswers = {
  readonly name: string;
  readonly number?: string | undefined;
  readonly inPost: number;
  readonly chair: Somebody;
  readonly clerk: Somebody;
};
type TermDates = { readonly start: PlainDate; readonly end: PlainDate };
export type MakeAnswers = {
  readonly name: string;
  readonly chaser: Somebody;
  /** Autumn, spring, summer. */
  readonly terms: readonly [TermDates, TermDates, TermDates];
  /** In the order of `partiesOf`. */
  readonly parties: readonly PartyAnswers[];
};
/** A school that takes part, and its head as they gave their name and address. */
export type Joining = { readonly school: RegisterSchool; readonly head: Somebody };

/** Whoever has the same address is one person. */
const knownPeople = () => {
  const people: { id: string; name: string; email: string }[] = [];
  const idOf = ({ name, email }: Somebody): string => {
    const same = people.find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (same) return same.id;
    const id = slugFor(name, 'person', (slug) => people.some((one) => one.id === slug));
    people.push({ id, name, email });
    return id;
  };
  return { people, idOf };
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '');

/** What was written while looking goes into the plan, so that nobody types it twice. */
const planFrom = ({ says, answers, school }: Search, name: string, joining: readonly Joining[]): ProposalContent => {
  const costs = [answers.time, answers.pounds].filter((text) => text !== undefined && text !== '').join('\n');
  return {
    ...emptyProposal(),
    title: name,
    values: lines(says.values),
    schools: joining.map((one) => {
      const own = one.school.urn === school.urn;
      return {
        urn: one.school.urn,
        offers: own ? lines(says.offersWords) : [],
        needs: own ? lines(says.needsWords) : [],
      };
    }),
    briefing: {
      ...(answers.pupils && { forOurChildren: answers.pupils }),
      ...(costs !== '' && { costs }),
      ...(answers.wayOut && { leaving: answers.wayOut }),
    },
    noRecruitment: true,
  };
};

export type MadeFile =
  | { readonly ok: true; readonly file: PartnershipFile }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const yearOf = ([autumn]: MakeAnswers['terms']): string => {
  const first = Number(autumn.start.slice(0, 4));
  return `${first}${String((first + 1) % 100).padStart(2, '0')}`;
};

/** The search's own head leads and chairs at first; both can be changed in the plan. Faults name places in the file. */
export const fileFrom = (search: Search, joining: readonly Joining[], answers: MakeAnswers): MadeFile => {
  const { people, idOf } = knownPeople();
  const names = ['Autumn', 'Spring', 'Summer'] as const;
  const heads = new Map(joining.map(({ school, head }) => [school.urn, idOf(head)]));
  const headOf = (urn: string): string => heads.get(urn) ?? '';
  const taken: string[] = [];
  const slug = (text: string): string => {
    const made = slugFor(text, 'body', (one) => taken.includes(one));
    taken.push(made);
    return made;
  };
  const parties = partiesOf(joining.map(({ school }) => school)).flatMap((found, at): WrittenFile['parties'] => {
    const said = answers.parties[at];
    if (!said) return [];
    const [id, board] = [slug(said.name), slug(`${said.name.slice(0, 34)} board`)];
    const chair = idOf(said.chair);
    return [
      {
        id,
        name: said.name,
        kind: found.kind,
        identifier: found.needsNumber
          ? { kind: 'other', value: said.number ?? '' }
          : { kind: 'urn', value: found.schools[0]?.urn ?? '' },
        schools: found.schools.map(({ urn }) => urn),
        boards: [
          {
            id: board,
            name: `Full board of ${said.name}`.slice(0, 300),
            kind: 'full-board',
            places: said.inPost,
            inPost: said.inPost,
            clerk: idOf(said.clerk),
            members: [{ person: chair, office: 'chair' }],
          },
        ],
        route: [{ role: 'decides', means: 'meeting', board }],
        signatories: [chair],
      },
    ];
  });
  const lead = headOf(search.school.urn);
  const written: WrittenFile = {
    partnership: {
      id: slugFor(answers.name, 'partnership', () => false),
      name: answers.name,
      year: yearOf(answers.terms),
    },
    roles: { lead, chair: lead, progressChaser: idOf(answers.chaser) },
    people,
    terms: answers.terms.map((term, at) => ({ name: names[at] ?? 'Autumn', ...term })),
    schools: joining.map(({ school }) => ({
      urn: school.urn,
      ...fromRegister(school),
      head: headOf(school.urn),
      lead: headOf(school.urn),
    })),
    parties,
    proposal: planFrom(search, answers.name, joining),
  };
  const read = PartnershipFile.safeParse(written);
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(({ path, message }) => ({
        path: path.filter((step) => typeof step !== 'symbol'),
        expected: message,
      })),
    };
  const faults = crossChecks(expand(read.data));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, file: read.data };
};
