/** How far people go for what the diary holds: there and back, in a straight line, by the schools' own positions. */
import type { School } from '../partnership/partnership.ts';
import { straightKilometres } from '../partnership/school-facts.ts';
import type { Planned } from './clashes.ts';

/** Kilometres there and back, per school; a school without a position, or with a host that has none, is not in it. */
export const travelOf = (
  occasions: readonly Pick<Planned, 'held' | 'host' | 'schools'>[],
  schools: readonly School[],
): Map<string, number> => {
  const travelled = new Map<string, number>();
  for (const { held, host, schools: coming } of occasions) {
    const to = schools.find(({ urn }) => urn === host);
    if (held !== 'in-person' || to === undefined) continue;
    for (const school of schools.filter(({ urn }) => coming.includes(urn))) {
      const kilometres = straightKilometres(school, to);
      if (kilometres !== undefined) travelled.set(school.urn, (travelled.get(school.urn) ?? 0) + 2 * kilometres);
    }
  }
  return travelled;
};
