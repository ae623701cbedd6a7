/** Words of grades, and names, in what visitors write: they are asked about, never blocked (R34). */

const grades =
  /\b(outstanding|inadequate|requires improvement|special measures|serious weaknesses|grade [1-4]|good with outstanding|ofsted grade)\b/gi;
/** A title and a name: whoever is meant can be found. */
const titled = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+\p{Lu}[\p{L}’'-]+/gu;
/** A first name and a last name in the middle of a sentence. */
const fullName = /(?<=[\p{Ll},;:]\s)\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+/gu;

export type Query = { readonly found: string; readonly kind: 'grade' | 'name' };

/** Names of these schools are no names of people. */
export const queriesIn = (text: string, known: readonly string[] = []): Query[] => {
  const isKnown = (found: string) => known.some((name) => name.includes(found) || found.includes(name));
  const all = [
    ...[...text.matchAll(grades)].map(([found]): Query => ({ found, kind: 'grade' })),
    ...[...text.matchAll(titled), ...text.matchAll(fullName)]
      .map(([found]): Query => ({ found, kind: 'name' }))
      .filter(({ found }) => !isKnown(found)),
  ];
  return all.filter((one, at) => all.findIndex(({ found }) => found === one.found) === at).slice(0, 10);
};
