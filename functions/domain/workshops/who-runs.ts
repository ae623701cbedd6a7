/** Who sees and does what with a workshop. */
import type { Partnership } from '../partnership/partnership.ts';
import { may } from '../permissions.ts';
import type { Workshop } from './workshop.ts';

/** Those who run the partnership, and whoever opened it. */
export const runsIt = (partnership: Partnership, person: string, { runner }: Pick<Workshop, 'runner'>): boolean =>
  may(partnership, person, 'plan-workshops') && (may(partnership, person, 'plan-series') || runner === person);

/** The schools whose teachers somebody may name and vouch for: those where they are head or lead. */
export const vouchesFor = (partnership: Partnership, person: string): string[] =>
  partnership.schools.filter(({ head, lead }) => head === person || lead === person).map(({ urn }) => urn);
