/**
 * Names and addresses compared as people write them: an apostrophe is an apostrophe however a keyboard makes it, ł is an l,
 * and neither case nor space nor what cannot be seen makes two names of one.
 */

/** Letters that no accent can be taken off. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
};

const apostrophes = /[\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
/** Soft hyphens, joiners, marks of direction and the like: nobody sees them. */
const invisible = /\p{Cf}/gu;

/** `Siobhán O’Neill` and `siobhan  o'neill` are one; an empty text stays empty. */
export const plainName = (name: string): string =>
  name
    .replace(invisible, '')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþæœßıħŧ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();

export const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other);

/** As `sameName`, without looking at full stops, hyphens and apostrophes either: for a name that somebody types to sign. */
export const sameTypedName = (typed: string, name: string): boolean => {
  const letters = (text: string): string =>
    plainName(text)
      .replace(/'/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return letters(typed) === letters(name);
};

/** An address without what cannot be seen in it; its letters are left as they are. */
export const visibleAddress = (address: string): string =>
  address.replace(invisible, '').replace(/\s+/g, '').normalize('NFC');

export const sameAddress = (one: string, other: string): boolean =>
  visibleAddress(one).toLowerCase() === visibleAddress(other).toLowerCase();
