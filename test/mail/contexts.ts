/** Requests as they stand, and what a template is given, built for tests. */
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import type { MailName } from '../../functions/domain/mail-names.ts';
import type { Partnership, Person } from '../../functions/domain/partnership/partnership.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import { aRequest as openRequest } from '../builders/request.ts';

export type Case = { readonly name: string; readonly mail: MailName; readonly context: MailContext };

export const aToken = `${'a'.repeat(20)}.${'B'.repeat(43)}`;
export const aLink = `https://partnership.example/l/${aToken}`;

/** An open request as it stands on the day of the letters, with everybody whom the rules would ask. */
export const aRequest = (partnership: Partnership, spec: RequestSpec, overrides: Partial<Request> = {}): Request =>
  openRequest(spec, { openedOn: '2025-11-10', dueOn: '2025-11-24', closesOn: '2026-03-19', ...overrides }, partnership);

export const aContext = (
  partnership: Partnership,
  people: readonly Person[],
  person: string,
  more: Partial<MailContext> = {},
): MailContext => {
  const find = (id: string) => people.find((one) => one.id === id);
  return {
    partnership,
    person: { id: person, name: find(person)?.name ?? person },
    details: {},
    at: new Date('2025-11-10T09:00:00.000Z'),
    today: '2025-11-10',
    publicUrl: 'https://partnership.example',
    sender: { name: 'School Partnerships', address: 'partnerships@partnership.example' },
    contact: (id) => {
      const found = find(id);
      return found ? { name: found.name, address: found.email } : { name: id };
    },
    ...more,
  };
};

export const aSuspension = (partnership: Partnership) => ({
  id: 'choir#1',
  activity: 'choir',
  title: 'Joint choir on Thursdays',
  since: '2025-11-06',
  by: partnership.schools[0]?.head ?? '',
  reason: 'Nobody could say who meets the pupils off the bus.',
  asked: 1,
});
