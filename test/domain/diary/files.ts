/** The demonstration partnerships, read from their own files, as the rules of the diary see them. */

import type { DiaryWorld, Planned } from '../../../functions/domain/diary/clashes.ts';
import { type ExpandedPartnership, expand } from '../../../functions/domain/partnership/partnership-file.ts';
import type { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { loadPartnershipFile } from '../../../infra/partnerships/load.ts';

export type FileRead = { readonly partnership: ExpandedPartnership; readonly proposal?: ProposalContent | undefined };

export const fileOf = async (name: string): Promise<FileRead> => {
  const { files, faults } = await loadPartnershipFile(
    new URL(`../../../infra/partnerships/${name}.yaml`, import.meta.url).pathname,
  );
  if (!files[0]) throw new Error(`${name}: ${JSON.stringify(faults)}`);
  const { value } = files[0];
  return { partnership: expand(value), proposal: value.proposal };
};

/** The plan's meetings, an hour and a quarter each, with all schools. */
export const meetingsOf = ({ proposal, partnership }: FileRead): Planned[] =>
  (proposal?.meetings ?? []).map(({ date, time, host }) => ({
    kind: 'meeting',
    date,
    start: time,
    end: '17:00',
    held: 'in-person',
    host,
    schools: partnership.schools.map(({ urn }) => urn),
    years: [],
  }));

export const worldOf = (file: FileRead, without?: Planned): DiaryWorld => ({
  partnership: { ...file.partnership, left: [] },
  agreement: { from: file.proposal?.agreement.from, until: file.proposal?.agreement.until },
  schoolDates: [],
  others: meetingsOf(file)
    .filter(({ date }) => date !== without?.date)
    .map((meeting) => ({ ...meeting, id: `m-${meeting.date}`, state: 'locked' })),
  names: new Map(file.partnership.schools.map(({ urn, name }) => [urn, name])),
  unconfirmed: () => [],
});
