/** What the register says of a school, in the words of partnerships and their files. */
import type { School } from '../partnership/partnership.ts';
import type { RegisterSchool } from './register-school.ts';

export type FromRegister = Pick<School, 'name' | 'phase' | 'type'> &
  Partial<Pick<School, 'ages' | 'pupils' | 'freeSchoolMeals' | 'postcode' | 'easting' | 'northing'>>;

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
