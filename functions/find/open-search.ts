/** A head with no partnership is invited, by name, email and URN: a search of their own begins, and its link is mailed. */
import { addDays } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { type Somebody, saysNothing } from '../domain/search/search.ts';
import type { Outside } from '../ports.ts';
import { scheduled, theOne } from '../records/kinds.ts';
import { searches } from '../records/searches.ts';
import { work } from '../records/work.ts';
import { newLink } from './search-links.ts';

/** A year of looking; then the head's name and address go. */
const openForDays = 365;

export type Invited = { readonly search: string; readonly school: string };

/** Refuses `no-register`: nobody has brought one; `unknown-school`: no open school has this number; `closed-school`. */
export const openSearch = async (
  outside: Outside,
  { head, urn, by = 'admin' }: { readonly head: Somebody; readonly urn: string; readonly by?: string },
): Promise<Result<Invited, 'no-register' | 'unknown-school' | 'closed-school'>> => {
  const schools = await outside.schools?.();
  if (!schools) return refuse('no-register');
  const school = schools.byUrn(urn);
  if (!school) return schools.closedByUrn(urn) ? refuse('closed-school') : refuse('unknown-school');
  return work(outside, `search-${outside.ids.id()}`, async (tx) => {
    const today = londonDate(tx.now);
    const until = addDays(today, openForDays);
    const id = tx.partnership;
    await tx.read(searches, theOne);
    const link = newLink(tx, outside);
    tx.write(searches, theOne, {
      id,
      state: 'open',
      school,
      head,
      openedOn: today,
      until,
      says: saysNothing,
      answers: {},
      link,
    });
    tx.write(scheduled, 'search-over', {
      id: 'search-over',
      on: addDays(until, 1),
      effect: { kind: 'task', task: 'search-over', input: { search: id } },
    });
    tx.event('search-opened', by, { school: urn });
    tx.effect({ kind: 'search-mail', search: id, letter: 'search-opened' });
    return accept({ search: id, school: school.name });
  });
};
