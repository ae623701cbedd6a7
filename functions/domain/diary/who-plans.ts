/** Who plans what of the diary: those who run the partnership everything, a school's lead what that school hosts. */
import type { Partnership } from '../partnership/partnership.ts';
import { may } from '../permissions.ts';
import type { Occasion } from './occasion.ts';

export const mayPlan = (partnership: Partnership, person: string, occasion: Pick<Occasion, 'host'>): boolean => {
  if (!may(partnership, person, 'plan-dates')) return false;
  if (may(partnership, person, 'plan-series')) return true;
  return partnership.schools.some(({ urn, lead }) => urn === occasion.host && lead === person);
};

/** The schools whose own dates somebody may keep: as head or lead there. */
export const keepsDatesOf = (partnership: Partnership, person: string): string[] =>
  partnership.schools.filter(({ head, lead }) => head === person || lead === person).map(({ urn }) => urn);
