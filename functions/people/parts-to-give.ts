/** The parts of somebody that whoever is signed in can give to somebody else, or name a stand-in for. */
import type { SignedInContext } from '../asking/signed-in-context.ts';
import { canBeGiven, placeWords, vacantPlaces } from '../domain/partnership/holding.ts';
import { mayNameStandIn } from '../domain/partnership/reach.ts';
import { placesOf } from '../domain/partnership/succession.ts';
import type { WayIn } from './way-in.ts';

export type PartToGive = {
  readonly place: string;
  readonly words: string;
  /** Only a stand-in, for a time. */
  readonly forATimeOnly: boolean;
  /** Nobody has it now. */
  readonly isVacant: boolean;
};

/** The parts that nobody has stand with the lead's. */
export const partsToGive = (
  { partnership, signedIn }: Pick<SignedInContext, 'partnership' | 'signedIn'>,
  person: string,
  { place: way }: Pick<WayIn, 'place'>,
): PartToGive[] => {
  const own = [...new Set(placesOf(partnership, person))].filter(canBeGiven);
  const vacant = partnership.roles.lead === person && way !== undefined ? vacantPlaces(partnership) : [];
  return [...own, ...vacant].flatMap((place) => {
    const isVacant = vacant.includes(place);
    const mayStandIn = mayNameStandIn(partnership, place).includes(signedIn.person);
    if (way === undefined && !mayStandIn) return [];
    return [{ place, words: placeWords(partnership, place), forATimeOnly: way === undefined, isVacant }];
  });
};
