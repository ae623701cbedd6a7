/** Who could see a thing, and who has to hear that something went wrong with it. */
import { partsIn } from '../partnership/part-words.ts';
import { activeParties, type Partnership } from '../partnership/partnership.ts';
import { partiesOf } from '../partnership/reach.ts';
import { type Action, partsOf, permissions } from '../permissions.ts';

/** `who`: a person's id. */
export type Because = { readonly who: string; readonly why: string };

/** Everybody whose part lets them take this action at any stage, with the parts that they have. */
export const whoseParts = (partnership: Partnership, people: readonly string[], action: Action): readonly Because[] =>
  people.flatMap((who) => {
    const held = partsOf(partnership, who);
    if (!permissions[action].some((part) => held.has(part))) return [];
    return [{ who, why: partsIn(partnership, who).join(', ') }];
  });

/**
 * Each once, for the first reason. The person whom it is about; the data protection contact of each party concerned, who
 * answers for its data: of every party where none is named; then who leads, and who is their deputy.
 */
export const whomToTell = (
  partnership: Partnership,
  {
    people,
    parties: named = [],
  }: {
    readonly people: readonly string[];
    readonly parties?: readonly string[];
  },
): readonly Because[] => {
  const concerned = new Set([...named, ...people.flatMap((one) => partiesOf(partnership, one).map(({ id }) => id))]);
  const active = activeParties(partnership);
  const known = partnership.parties.filter(({ id }) => concerned.has(id));
  const { lead, deputyLead } = partnership.roles;
  const all: Because[] = [
    ...people.map((who) => ({
      who,
      why: 'it is about them, or the link is theirs',
    })),
    ...(known.length > 0 ? known : active).flatMap(({ dataProtectionContact: who, name }) =>
      who === undefined
        ? []
        : [
            {
              who,
              why: `data protection contact of ${name}, which answers for its data`,
            },
          ],
    ),
    { who: lead, why: 'leads the partnership' },
    ...(deputyLead === undefined ? [] : [{ who: deputyLead, why: 'deputy lead' }]),
  ];
  return [...new Map(all.toReversed().map((one) => [one.who, one])).values()].toReversed();
};
