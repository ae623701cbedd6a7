/** The name that somebody may have meant: one letter off, two in a long name, or one where there are many. */

/** Letters to change, add, leave out or swap with their neighbour; more than `most` is not counted on. */
const lettersApart = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    const [above = [], twoAbove = []] = [rows[at - 1], rows[at - 2]];
    const row = [at];
    for (let by = 1; by <= other.length; by += 1) {
      const same = one[at - 1] === other[by - 1];
      const swapped = at > 1 && by > 1 && one[at - 1] === other[by - 2] && one[at - 2] === other[by - 1];
      row[by] = Math.min(
        (above[by] ?? 0) + 1,
        (row[by - 1] ?? 0) + 1,
        (above[by - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (twoAbove[by - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? most + 1;
};

/** No name has more letters; what is longer is no slip of a finger. */
const longest = 40;

/** The closest of the names, or nothing when none is close. Case does not count. */
export const meant = (typed: string, names: readonly string[]): string | undefined => {
  if (typed.length > longest) return undefined;
  const most = typed.length > 6 ? 2 : 1;
  const [closest] = names
    .map((name) => ({ name, apart: lettersApart(typed.toLowerCase(), name.toLowerCase(), most) }))
    .filter(({ apart }) => apart <= most)
    .toSorted((one, other) => one.apart - other.apart);
  return closest?.name;
};
