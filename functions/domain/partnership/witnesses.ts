/** Who hears of a change to somebody's address or place, beside the old address: of each of their parties one who had no hand in it. */
import type { Partnership, Party } from './partnership.ts';
import { partiesOf } from './reach.ts';

const most = 4;

/** Those of a party who would know, the nearest first. */
const ofParty = ({ schools }: Partnership, party: Party): readonly string[] => {
  const own = schools.filter(({ urn }) => party.schools.includes(urn));
  const members = party.boards.flatMap((board) => board.members);
  return [
    ...own.map(({ head }) => head),
    ...party.boards.map(({ clerk }) => clerk),
    ...members.filter(({ office }) => office === 'chair' || office === 'vice-chair').map(({ person }) => person),
    ...party.signatories,
    ...own.map(({ lead }) => lead),
    ...members.map(({ person }) => person),
    ...(party.dataProtectionContact === undefined ? [] : [party.dataProtectionContact]),
  ];
};

/**
 * One uninvolved person of each party that `person` has a part in. Where a party has nobody else, as with a proprietor
 * alone, and for somebody without a party: the lead and another party's clerk. `mayHear` leaves out who took part in the
 * change, has left, or has an address that was itself changed lately.
 */
export const witnessesOf = (
  partnership: Partnership,
  person: string,
  mayHear: (one: string) => boolean,
): readonly string[] => {
  const own = partiesOf(partnership, person);
  const found = own.map((party) => ofParty(partnership, party).find((one) => one !== person && mayHear(one)));
  const heard = found.filter((one) => one !== undefined);
  if (heard.length > 0 && heard.length === own.length) return [...new Set(heard)].slice(0, most);
  const { lead, deputyLead, chair } = partnership.roles;
  const others = partnership.parties.filter((party) => !own.includes(party));
  const leads = [lead, deputyLead, chair].filter((one): one is string => one !== undefined);
  const clerks = others.flatMap((party) => party.boards.map(({ clerk }) => clerk));
  const first = (people: readonly string[]): string[] =>
    people.filter((one) => one !== person && !heard.includes(one) && mayHear(one)).slice(0, 1);
  return [...new Set([...heard, ...first(leads), ...first(clerks)])].slice(0, most);
};
