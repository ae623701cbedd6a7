/** Backups of many nights in one folder: which stay, and which make room. */

/** Newest of each: so many nights, weeks and months. */
const keeps = { nights: 7, weeks: 4, months: 12 } as const;

const nameOf = (date: string): string => `partnerships-${date}.sqlite`;
const dated = /^partnerships-(\d{4}-\d{2}-\d{2})\.sqlite$/;

/** The Monday of its week. */
const weekOf = (date: string): string => {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
};

/** The newest date of each of the newest `count` groups. */
const newestOf = (newestFirst: readonly string[], groupOf: (date: string) => string, count: number): string[] => {
  const kept = new Map<string, string>();
  for (const date of newestFirst) {
    const group = groupOf(date);
    if (!kept.has(group) && kept.size < count) kept.set(group, date);
  }
  return [...kept.values()];
};

/** The name of tonight's backup. `date`: `2026-12-01`. */
export const backupName = nameOf;

/**
 * Of these file names those that make room: backups of nights that are neither of the last seven, nor the newest of one of
 * the last four weeks or twelve months for which there is one. Other files are nobody's to delete.
 */
export const makingRoom = (names: readonly string[]): readonly string[] => {
  const newestFirst = names
    .flatMap((name) => dated.exec(name)?.[1] ?? [])
    .toSorted()
    .toReversed();
  const stay = new Set([
    ...newestFirst.slice(0, keeps.nights),
    ...newestOf(newestFirst, weekOf, keeps.weeks),
    ...newestOf(newestFirst, (date) => date.slice(0, 7), keeps.months),
  ]);
  return newestFirst.filter((date) => !stay.has(date)).map(nameOf);
};
