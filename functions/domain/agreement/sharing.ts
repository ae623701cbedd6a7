/** Among whom figures about pupils move: the parties that signed the data sharing agreement in force, are in, and are not paused. */
import { activeParties, type Partnership, partyOfSchool } from '../partnership/partnership.ts';
import { pauseOf } from '../partnership/pause.ts';
import type { PlainDate } from '../values.ts';

type Shared = Pick<Partnership, 'parties' | 'left' | 'joiners' | 'sharing' | 'dataAgreement' | 'pauses'>;

/**
 * The ids of the parties that share figures on a day. While another agreement collects signatures the group before goes on.
 * Of a partnership that kept no groups: all that are in, once the agreement was signed.
 */
export const sharingOn = (partnership: Shared, date: PlainDate): ReadonlySet<string> => {
  const { sharing, dataAgreement, left, joiners = [] } = partnership;
  const isInOn = (party: string): boolean =>
    pauseOf(partnership, 'figures', party, date) === undefined &&
    !left.some((gone) => gone.party === party && gone.on <= date) &&
    !joiners.some((one) => one.party === party && (one.inSince === undefined || one.inSince > date));
  const group = sharing?.findLast(({ from }) => from <= date);
  if (group) return new Set(group.parties.filter(isInOn));
  const { signedOn } = dataAgreement ?? {};
  if (signedOn === undefined || signedOn > date) return new Set();
  // Who came in since signed none that is kept here.
  const cameIn = new Set(joiners.map(({ party }) => party));
  return new Set(partnership.parties.map(({ id }) => id).filter((id) => !cameIn.has(id) && isInOn(id)));
};

/** Whether a school's figures may move on a day: its party is in the group. */
export const sharesOn = (partnership: Shared, school: string, date: PlainDate): boolean => {
  const party = partyOfSchool(partnership, school);
  return party !== undefined && sharingOn(partnership, date).has(party.id);
};

/** Why a school that does not share sends none, to follow "because". */
export const whyNoFigures = (partnership: Shared, school: string, date: PlainDate): string => {
  if (partnership.dataAgreement?.signedOn === undefined) return 'not every party has signed the data sharing agreement';
  const party = partyOfSchool(partnership, school)?.id ?? '';
  return pauseOf(partnership, 'figures', party, date)
    ? 'an objection has paused the figures of your school until it is settled'
    : 'your board has not signed the data sharing agreement that is in force';
};

/** The parties that somebody has a part in, boards and schools alike. */
const ownParties = ({ parties, schools }: Pick<Partnership, 'parties' | 'schools'>, person: string): string[] =>
  parties.flatMap(({ id, boards, signatories, schools: urns, dataProtectionContact }) => {
    const isOfBoard = boards.some(
      ({ clerk, members }) => clerk === person || members.some((member) => member.person === person),
    );
    const isOfSchool = schools.some(
      ({ urn, head, lead }) => urns.includes(urn) && (head === person || lead === person),
    );
    const isOwn = isOfBoard || isOfSchool || signatories.includes(person) || dataProtectionContact === person;
    return isOwn ? [id] : [];
  });

/**
 * Whether somebody may read figures that were published on a day: one of their boards shared then. Who has a part in the
 * partnership and in no board, such as a chair from outside, reads them as those who share do.
 */
export const mayReadFigures = (
  partnership: Shared & Pick<Partnership, 'schools'>,
  person: string,
  publishedOn: PlainDate,
): boolean => {
  const own = ownParties(partnership, person);
  const group = sharingOn(partnership, publishedOn);
  return own.length === 0 || own.some((party) => group.has(party));
};

/** Once every party of a text has signed its data sharing agreement: they are the group, from that day. */
export const withSharing = <P extends Partnership>(
  partnership: P,
  named: Pick<Partnership, 'parties' | 'left' | 'joiners'>,
  { seal, from }: { readonly seal: string; readonly from: PlainDate },
): P => {
  const before = partnership.sharing ?? firstGroup(partnership);
  const group = {
    seal,
    from,
    parties: activeParties(named).map(({ id }) => id),
  };
  return { ...partnership, sharing: [...before, group] };
};

const firstGroup = (partnership: Shared): NonNullable<Partnership['sharing']> => {
  const { seal, signedOn } = partnership.dataAgreement ?? {};
  if (seal === undefined || signedOn === undefined) return [];
  return [{ seal, from: signedOn, parties: [...sharingOn(partnership, signedOn)] }];
};
