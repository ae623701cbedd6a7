/** Ids made from what a person typed. */

/** Room for a number behind it, within the 60 characters of a `Slug`. */
const longest = 50;

/** Small letters, digits and single hyphens, with a number where that is taken: `Latin for Year 8` is `latin-for-year-8`. */
export const slugFor = (text: string, fallback: string, taken: (slug: string) => boolean): string => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
  const base = plain === '' ? fallback : plain;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken(slug)) return slug;
  }
};
