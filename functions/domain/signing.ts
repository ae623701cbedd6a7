/** Who signs what, and as whom. */
import { activeParties, activeSchools, type Partnership } from './partnership.ts';

/** In which parts somebody signs: "for Harrowbeck Governing Body", "as head of Harrowbeck Primary School". */
export const capacitiesOf = (
  partnership: Partnership,
  document: 'mou' | 'data-agreement',
  person: string,
): string[] => {
  const parties = activeParties(partnership).filter((party) =>
    document === 'mou' ? party.signatories.includes(person) : party.signatories[0] === person,
  );
  const schools = document === 'mou' ? activeSchools(partnership).filter((school) => school.head === person) : [];
  return [...parties.map((party) => `for ${party.name}`), ...schools.map((school) => `as head of ${school.name}`)];
};
