/** What the register of schools says of a school, in the words of partnership files; and where a file says otherwise. */
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import type { Schools } from '../../functions/domain/register/register.ts';
import type { RegisterSchool } from '../../functions/domain/register/register-school.ts';

type FileSchool = PartnershipFile['schools'][number];
export type FromRegister = Pick<FileSchool, 'name' | 'phase' | 'type'> &
  Partial<Pick<FileSchool, 'ages' | 'pupils' | 'freeSchoolMeals' | 'postcode' | 'easting' | 'northing'>>;

/** What is not known is left out: it is never nought. */
export const fromRegister = (school: RegisterSchool): FromRegister => {
  const { name, phase, type, lowAge, highAge, pupils, freeSchoolMeals, postcode, easting, northing } = school;
  return {
    name,
    phase,
    type,
    ...(lowAge !== undefined && highAge !== undefined && { ages: `${lowAge}-${highAge}` }),
    ...(pupils !== undefined && { pupils }),
    ...(freeSchoolMeals !== undefined && { freeSchoolMeals }),
    ...(postcode !== undefined && { postcode }),
    ...(easting !== undefined && northing !== undefined && { easting, northing }),
  };
};

/** Compared as people read them. */
const compared = ['name', 'phase', 'type', 'ages', 'postcode', 'easting', 'northing'] as const;

const said = (value: string | number | undefined): string =>
  value === undefined
    ? ''
    : String(value)
        .replace(/[’‘]/g, "'")
        .replace(/\s*(?:–|to)\s*(?=\d)/g, '-')
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase();

/** How far pupils on roll may have moved since a file was written, before it is worth a line: a tenth. */
const movedMuch = (one: number, other: number): boolean => Math.abs(one - other) > 0.1 * Math.max(one, other);

const ofSchool = (school: FileSchool, schools: Schools): string[] => {
  const { urn, name } = school;
  const closed = schools.closedByUrn(urn);
  if (closed)
    return [`${name} (${urn}): closed${closed.on === undefined ? '' : ` on ${closed.on}`}, says the register`];
  const entry = schools.byUrn(urn);
  if (!entry) return [`${name} (${urn}): the register has no open school with this number`];
  const known = fromRegister(entry);
  const differing = compared.flatMap((field) => {
    const [ours, theirs] = [school[field], known[field]];
    return ours === undefined || theirs === undefined || said(ours) === said(theirs)
      ? []
      : [`${name} (${urn}): ${field} is "${ours}" in the file and "${theirs}" in the register`];
  });
  const pupils =
    school.pupils !== undefined && known.pupils !== undefined && movedMuch(school.pupils, known.pupils)
      ? [`${name} (${urn}): ${school.pupils} pupils in the file and ${known.pupils} in the register`]
      : [];
  const closing = entry.closing ? [`${name} (${urn}): it is proposed to close, says the register`] : [];
  return [...differing, ...pupils, ...closing];
};

/** A line for everything that the file and the register say differently. What either leaves out is no difference. */
export const differencesFrom = (file: PartnershipFile, schools: Schools): readonly string[] =>
  file.schools.flatMap((school) => ofSchool(school, schools));
