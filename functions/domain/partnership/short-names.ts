/**
 * What people call a partnership, a school or a party in speech: "Wendle Valley", "Harrowbeck". Made against all others of the
 * partnership, so that no two read alike; a file may set a name of its own. A name is never cut inside.
 */
import { sameName } from '../names.ts';
import type { Partnership, Party, School } from './partnership.ts';

/** Words that only say what kind of school it is. They are dropped from the end of its name, and nowhere else. */
const kindsOfSchool = new Set(
  (
    'school schools academy primary junior juniors infant infants first middle high secondary upper lower nursery community ' +
    'voluntary aided controlled roman catholic rc ce cofe c of e church england foundation and grammar'
  ).split(' '),
);

const bareWord = (word: string): string => word.toLowerCase().replace(/[.,()]/g, '');

/** `…, a Voluntary Academy`: what stands behind the last comma, when it says no more than the kind of school. */
const withoutKindBehindComma = (name: string): string => {
  const comma = name.lastIndexOf(',');
  if (comma < 1) return name;
  const words = name
    .slice(comma + 1)
    .trim()
    .split(' ')
    .map(bareWord);
  return words.every((word, at) => kindsOfSchool.has(word) || (at === 0 && /^(?:an?|the)$/.test(word)))
    ? name.slice(0, comma)
    : name;
};

/** A name and the words about the kind of school that stood behind it, in their order. */
type Parted = { readonly short: string; readonly dropped: readonly string[] };

/** Drops words from the end while they are of that kind; a name of such words only stays whole. */
const parted = (name: string): Parted => {
  const words = withoutKindBehindComma(name).split(' ');
  let kept = words.length;
  while (kept > 0 && kindsOfSchool.has(bareWord(words[kept - 1] ?? ''))) kept -= 1;
  const short = words.slice(0, kept).join(' ').replace(/,$/, '');
  return short === '' || short === 'The' ? { short: name, dropped: [] } : { short, dropped: words.slice(kept) };
};

/** `Wendle Valley Learning Partnership` as `Wendle Valley`: without "The" before and "(Learning) Partnership" behind. */
export const shortPartnershipName = (name: string): string => {
  const words = name.split(' ').filter((word) => word !== '');
  for (const last of ['partnership', 'learning']) {
    if (words.length > 1 && words.at(-1)?.toLowerCase() === last) words.pop();
  }
  if (words.length > 1 && words[0]?.toLowerCase() === 'the') words.shift();
  return words.join(' ');
};

/** Names to choose from, from the shortest on: with one word of the kind, with more and more of them, whole. */
const candidates = ({ name, shortName, urn }: NamedSchool): readonly string[] => {
  const { short, dropped } = parted(name);
  return [
    ...(shortName === undefined ? [] : [shortName]),
    short,
    ...dropped.map((word) => `${short} ${word.replace(/[.,()]/g, '')}`),
    ...dropped.map((_, at) => [short, ...dropped.slice(0, at + 1)].join(' ')),
    name,
    `${name} (${urn})`,
  ];
};

type NamedSchool = Pick<School, 'name' | 'urn' | 'shortName'>;
type Schools = { readonly schools: readonly NamedSchool[] };

/** The first name that no other school can be called by as well; a word that all share tells nobody apart. */
const toldApart = (school: NamedSchool, others: readonly NamedSchool[]): string => {
  const theirs = others.flatMap(candidates);
  const own = candidates(school);
  return own.find((name) => !theirs.some((other) => sameName(name, other))) ?? own.at(-1) ?? school.name;
};

const madeBefore = new WeakMap<readonly NamedSchool[], Map<string, string>>();

/** `Harrowbeck Primary School` as `Harrowbeck`; with a word more where another school would be called the same. */
export const shortSchoolName = (school: NamedSchool, { schools }: Schools): string => {
  const made = madeBefore.get(schools) ?? new Map<string, string>();
  madeBefore.set(schools, made);
  const before = made.get(school.urn);
  if (before !== undefined) return before;
  const name = toldApart(
    school,
    schools.filter(({ urn }) => urn !== school.urn),
  );
  made.set(school.urn, name);
  return name;
};

/** The short name of every school, by URN. */
export const shortSchoolNames = ({ schools }: Schools): ReadonlyMap<string, string> =>
  new Map(schools.map((school) => [school.urn, shortSchoolName(school, { schools })]));

type NamedParty = Pick<Party, 'name' | 'schools' | 'shortName'>;

const ownName = (party: NamedParty, { schools }: Schools): string => {
  if (party.shortName !== undefined) return party.shortName;
  const [urn, ...more] = party.schools;
  const school = more.length === 0 ? schools.find((one) => one.urn === urn) : undefined;
  return school && party.name.includes(parted(school.name).short) ? shortSchoolName(school, { schools }) : party.name;
};

const partyToldApart = (
  party: Parameters<typeof shortPartyName>[0],
  partnership: Parameters<typeof shortPartyName>[1],
): string => {
  const others = (partnership.parties ?? []).filter(({ id }) => id !== party.id);
  const short = ownName(party, partnership);
  if (!others.some((other) => sameName(ownName(other, partnership), short))) return short;
  if (!others.some(({ name }) => sameName(name, party.name))) return party.name;
  return party.identifier === undefined ? party.name : `${party.name} (${party.identifier.value})`;
};

/** By the parties of one partnership as it was read, with its schools: another reading has other lists. */
const madeOf = new WeakMap<
  readonly object[],
  { readonly schools: readonly NamedSchool[]; readonly names: Map<object, string> }
>();

/**
 * A party with one school goes by that school's short name when its own name holds it: `Governing Body of Harrowbeck
 * Primary School` is `Harrowbeck`. A trust with a name of its own keeps it: `Kestrel Learning Trust`. Where another party would
 * be called the same, both go by their whole names, and by their numbers when those are the same too.
 */
export const shortPartyName = (
  party: NamedParty & Partial<Pick<Party, 'id' | 'identifier'>>,
  partnership: Schools & Partial<Pick<Partnership, 'parties'>>,
): string => {
  const all: readonly object[] = partnership.parties ?? [];
  // Each page and mail names them, most of them several times.
  if (!all.includes(party)) return partyToldApart(party, partnership);
  const before = madeOf.get(all);
  const { names } = before?.schools === partnership.schools ? before : { names: new Map<object, string>() };
  madeOf.set(all, { schools: partnership.schools, names });
  const name = names.get(party) ?? partyToldApart(party, partnership);
  names.set(party, name);
  return name;
};

/** `Harrowbeck's`; a name that ends in an apostrophe, or in an apostrophe and s, already owns: St Aldwyn's, All Saints'. */
export const possessive = (name: string): string => {
  if (/['’]s?$/i.test(name)) return name;
  return /s$/i.test(name) ? `${name}'` : `${name}'s`;
};
