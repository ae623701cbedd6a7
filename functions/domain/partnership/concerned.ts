/** Who hears when a party leaves, stays after all, or is out; and whose own people are whose. */
import { activeParties, activeSchools, type Partnership, partyById, schoolByUrn } from './partnership.ts';

/** Everybody who leads, chases, clerks, signs, heads a school or answers for data. */
export const concernedBy = (partnership: Partnership): string[] => {
  const { lead, deputyLead, chair, progressChaser } = partnership.roles;
  const parties = activeParties(partnership).flatMap(({ boards, signatories, dataProtectionContact }) => [
    ...boards.map(({ clerk }) => clerk),
    ...signatories,
    ...(dataProtectionContact === undefined ? [] : [dataProtectionContact]),
  ]);
  const schools = activeSchools(partnership).flatMap(({ head, lead: works }) => [head, works]);
  return [
    ...new Set([
      lead,
      ...(deputyLead === undefined ? [] : [deputyLead]),
      chair,
      progressChaser,
      ...schools,
      ...parties,
    ]),
  ];
};

/** The party's own: its clerks, the chairs of its boards, who signs for it, its heads. */
export const ownPeople = (partnership: Partnership, id: string): string[] => {
  const party = partyById(partnership, id);
  if (!party) return [];
  const chairs = party.boards.flatMap(({ members }) =>
    members.flatMap(({ person, office }) => (office === 'chair' ? [person] : [])),
  );
  const heads = party.schools.flatMap((urn) => schoolByUrn(partnership, urn)?.head ?? []);
  return [...new Set([...party.boards.map(({ clerk }) => clerk), ...chairs, ...party.signatories, ...heads])];
};
