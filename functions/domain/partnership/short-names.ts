/** What people call a partnership, a school or a party in speech: "Wendle Valley", "Harrowbeck". */
import type { Partnership, Party } from './partnership.ts';

/** Words that only say what kind of school it is. They are dropped from the end of its name, and nowhere else. */
const kindsOfSchool = new Set(
  (
    'school academy primary junior infant infants first middle high secondary upper lower nursery community ' +
    'voluntary aided controlled catholic rc ce cofe c of e church england foundation and grammar'
  ).split(' '),
);

/** Drops words from the end while they are of that kind; a name of such words only stays whole. */
const withoutLast = (name: string, drops: (word: string) => boolean): string => {
  const words = name.split(' ');
  let kept = words.length;
  while (kept > 0 && drops((words[kept - 1] ?? '').toLowerCase().replace(/[.,()]/g, ''))) kept -= 1;
  const short = words.slice(0, kept).join(' ').replace(/,$/, '');
  return short === '' || short === 'The' ? name : short;
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

/** `Harrowbeck Primary School` as `Harrowbeck`. */
export const shortSchoolName = (name: string): string => withoutLast(name, (word) => kindsOfSchool.has(word));

/**
 * A party with one school goes by that school's short name when its own name holds it: `Governing Body of Harrowbeck
 * Primary School` is `Harrowbeck`. A trust with a name of its own keeps it: `Kestrel Learning Trust`.
 */
export const shortPartyName = (party: Pick<Party, 'name' | 'schools'>, { schools }: Pick<Partnership, 'schools'>) => {
  const [urn, ...more] = party.schools;
  const school = more.length === 0 ? schools.find((one) => one.urn === urn) : undefined;
  const short = school && shortSchoolName(school.name);
  return short && party.name.includes(short) ? short : party.name;
};

/** `Harrowbeck's`; a name that ends in an apostrophe and s already has its own, such as St Aldwyn's. */
export const possessive = (name: string): string => {
  if (/['’]s$/i.test(name)) return name;
  return /s$/i.test(name) ? `${name}'` : `${name}'s`;
};
