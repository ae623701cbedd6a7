/** Whether an address is one of a school's own. Others need its lead's yes (R23). */

import { domainOf } from '../partnership/new-domain.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { schoolByUrn } from '../partnership/partnership.ts';

/** Of these, anybody has an address: that somebody at the school does too says nothing. */
const ofAnybody: ReadonlySet<string> = new Set([
  'aol.com',
  'btinternet.com',
  'gmail.com',
  'googlemail.com',
  'hotmail.co.uk',
  'hotmail.com',
  'icloud.com',
  'live.co.uk',
  'live.com',
  'mac.com',
  'me.com',
  'msn.com',
  'ntlworld.com',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'yahoo.co.uk',
  'yahoo.com',
]);

/** What stands behind the @ in the addresses of its head and of whoever leads there. */
export const domainsOfSchool = (
  partnership: Pick<Partnership, 'schools'>,
  urn: string,
  emailOf: (person: string) => string | undefined,
): string[] => {
  const school = schoolByUrn(partnership, urn);
  const emails = school ? [school.head, school.lead].map(emailOf) : [];
  const domains = emails.filter((email): email is string => email !== undefined).map(domainOf);
  return [...new Set(domains)].filter((domain) => !ofAnybody.has(domain));
};
