/** The form on which the lead enters a board that wishes to come in: what was typed, and what it says. */
import * as z from 'zod';
import { Party, Person, partyKinds } from '../domain/partnership/partnership.ts';
import { Line, Urn } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { dateFields, readDate } from '../web/posted-date.ts';
import type { JoiningBoard, JoiningSchool } from './begin-joining.ts';

const typed = z.string().max(2000).default('');

export const people = {
  head: 'the head',
  lead: 'the project lead',
  clerk: 'the clerk',
  chair: 'the chair of the board',
} as const;
export type PersonField = keyof typeof people;

export const JoinForm = z.strictObject({
  name: typed,
  kind: typed,
  numberKind: typed,
  number: typed,
  urn: typed,
  schoolName: typed,
  phase: typed,
  type: typed,
  headName: typed,
  headEmail: typed,
  leadName: typed,
  leadEmail: typed,
  moreSchools: typed,
  boardName: typed,
  places: typed,
  inPost: typed,
  clerkName: typed,
  clerkEmail: typed,
  chairName: typed,
  chairEmail: typed,
  decides: typed,
  reference: typed,
  signs: typed,
  ...dateFields('from'),
});
export type JoinTyped = z.infer<typeof JoinForm>;

const lines = {
  name: 'Enter the name of the board or trust',
  schoolName: 'Enter the name of its school',
  phase: 'Enter the phase of its school, for example Primary',
  type: 'Enter the type of its school, for example Community school',
  boardName: 'Enter what the board that decides is called',
} as const;

type Reading = { readonly errors: FormError[] };

const lineOf = (form: JoinTyped, field: keyof typeof lines, { errors }: Reading): string => {
  const read = Line.pipe(z.string().min(2).max(200)).safeParse(form[field]);
  if (!read.success) errors.push({ field, text: lines[field] });
  return read.data ?? '';
};

const countOf = (form: JoinTyped, field: 'places' | 'inPost', words: string, { errors }: Reading): number => {
  const isCount = /^\s*[1-9]\d?\s*$/.test(form[field]);
  if (!isCount) errors.push({ field, text: `Enter ${words}, as a number` });
  return isCount ? Number(form[field]) : 1;
};

const personOf = (form: JoinTyped, field: PersonField, { errors }: Reading) => {
  const name = Line.pipe(z.string().min(2).max(200)).safeParse(form[`${field}Name`]);
  const email = Person.shape.email.safeParse(form[`${field}Email`]);
  if (!name.success)
    errors.push({
      field: `${field}Name`,
      text: `Enter the full name of ${people[field]}`,
    });
  if (!email.success)
    errors.push({
      field: `${field}Email`,
      text: `Enter the email address of ${people[field]}, for example sam@school.example`,
    });
  return { name: name.data ?? '', email: email.data ?? '' };
};

const mostSchools = 30;
const partsOfLine = 8;

/** `URN; name; phase; type; head; head's address; project lead; their address`, a line for each. */
const moreSchools = (form: JoinTyped, { errors }: Reading): JoiningSchool[] => {
  const rows = form.moreSchools.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (rows.length > mostSchools) {
    errors.push({
      field: 'moreSchools',
      text: `Enter at most ${mostSchools} other schools`,
    });
    return [];
  }
  return rows.flatMap((line, at) => {
    const cells = line.split(';').map((cell) => cell.trim());
    const [urn = '', name = '', phase = '', type = '', head = '', headEmail = '', lead = '', leadEmail = ''] = cells;
    const isWhole = cells.length === partsOfLine && cells.every((cell) => cell !== '') && Urn.safeParse(urn).success;
    const addresses = [headEmail, leadEmail].map((one) => Person.shape.email.safeParse(one));
    const [ofHead, ofLead] = addresses;
    if (!isWhole || !ofHead?.success || !ofLead?.success) {
      errors.push({
        field: 'moreSchools',
        text: `Line ${at + 1} of the other schools: enter eight things with a semicolon between them, as the hint shows`,
      });
      return [];
    }
    return [
      {
        urn,
        name,
        phase,
        type,
        head: { name: head, email: ofHead.data },
        lead: { name: lead, email: ofLead.data },
      },
    ];
  });
};

const identifierOf = (form: JoinTyped, { errors }: Reading): Party['identifier'] => {
  // Where the body has no number of its own, it is known by its school's.
  if (form.numberKind === 'urn') return { kind: 'urn', value: form.urn.trim() };
  const read = Party.shape.identifier.safeParse({
    kind: form.numberKind,
    value: form.number,
  });
  if (read.success && form.number.trim() !== '') return read.data;
  errors.push(
    form.numberKind === ''
      ? {
          field: 'numberKind',
          text: 'Choose which number the board is known by',
        }
      : { field: 'number', text: 'Enter that number' },
  );
  return { kind: 'other', value: '-' };
};

const ways = ['meeting', 'written-resolution', 'delegated'] as const;

const decidesOf = (form: JoinTyped, { errors }: Reading): JoiningBoard['decides'] => {
  const by = ways.find((one) => one === form.decides);
  if (!by) errors.push({ field: 'decides', text: 'Choose how the board decides' });
  if (by !== 'delegated') return { by: by ?? 'meeting' };
  const reference = Line.pipe(z.string().min(3).max(300)).safeParse(form.reference);
  if (!reference.success)
    errors.push({
      field: 'reference',
      text: 'Say where it is written that the head decides, for example Scheme of delegation, line 14',
    });
  return { by, reference: reference.data ?? '' };
};

/** What the form says, or every field that is not filled in right. Whether it fits the partnership is for the rules. */
export const readJoining = (form: JoinTyped): JoiningBoard | { readonly errors: readonly FormError[] } => {
  const reading: Reading = { errors: [] };
  const { errors } = reading;
  const name = lineOf(form, 'name', reading);
  const kind = partyKinds.find((one) => one === form.kind);
  if (!kind) errors.push({ field: 'kind', text: 'Choose what kind of body it is' });
  const identifier = identifierOf(form, reading);
  const urn = Urn.safeParse(form.urn.trim());
  if (!urn.success)
    errors.push({
      field: 'urn',
      text: 'Enter the URN of its school, six digits',
    });
  const first: JoiningSchool = {
    urn: urn.data ?? '',
    name: lineOf(form, 'schoolName', reading),
    phase: lineOf(form, 'phase', reading),
    type: lineOf(form, 'type', reading),
    head: personOf(form, 'head', reading),
    lead: personOf(form, 'lead', reading),
  };
  const others = moreSchools(form, reading);
  const board = {
    name: lineOf(form, 'boardName', reading),
    places: countOf(form, 'places', 'how many places the board has', reading),
    inPost: countOf(form, 'inPost', 'how many are in post', reading),
    clerk: personOf(form, 'clerk', reading),
    chair: personOf(form, 'chair', reading),
  };
  const decides = decidesOf(form, reading);
  const signs = (['chair', 'head'] as const).find((one) => one === form.signs);
  if (!signs) errors.push({ field: 'signs', text: 'Choose who signs for the board' });
  const from = readDate(form, 'from', 'from which it wishes to be in');
  if (!from.ok) errors.push(from.error);
  if (errors.length > 0 || !kind || !signs || !from.ok) return { errors };
  return {
    name,
    kind,
    identifier,
    schools: [first, ...others],
    board,
    decides,
    signs,
    from: from.value,
  };
};
