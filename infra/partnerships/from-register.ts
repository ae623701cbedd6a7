/** Where a partnership file and the register of schools differ. */
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { fromRegister } from '../../functions/domain/register/as-school.ts';
import type { Schools } from '../../functions/domain/register/register.ts';

type FileSchool = PartnershipFile['schools'][number];

/** Compared as people read them. */
const compared = ['name', 'phase', 'type', 'ages', 'postcode', 'easting', 'northing'] as const;

const said = (value: string | number | undefined): string =>
  value === undefined
    ? ''
    : String(value)
        .replace(/[’‘]/g, "'")
        .replace(/\s+/g, ' ')
        .replace(/ ?(?:–|to) ?(?=\d)/g, '-')
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
