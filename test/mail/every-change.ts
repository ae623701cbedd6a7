/** Every letter about a change to a person. */
import type { MailName } from '../../functions/domain/mail-names.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import { PersonChange } from '../../functions/records/changes.ts';
import { aToken, type Case } from './contexts.ts';

type People = { readonly head: string; readonly lead: string; readonly clerk: string; readonly member: string };
type One = (mail: MailName, person: string, more?: Partial<MailContext>) => Case;

const link = `https://partnership.example/changes/${aToken}`;

export const casesOfChanges = (one: One, { head, lead, clerk, member }: People): Case[] => {
  const change = (more: object): PersonChange =>
    PersonChange.parse({
      id: 'abcdefghijklmnop',
      kind: 'address',
      way: 'colleague',
      by: head,
      at: '2025-12-04T08:00:00.000Z',
      state: 'done',
      people: [{ person: member, was: { email: 'old@school.example' }, becomes: { email: 'new@school.example' } }],
      told: [clerk],
      freeOn: '2025-12-11',
      keyNumber: 1,
      ...more,
    });
  const cases: [MailName, string, string, object][] = [
    ['change-told', member, 'o000', {}],
    ['change-told', clerk, 'w000', {}],
    ['change-told', member, 'o000', { way: 'oneself', by: member, agreed: ['new-address'] }],
    ['change-told', clerk, 'w000', { way: 'oneself', by: member, agreed: ['new-address'] }],
    ['change-told', member, 'o000', { kind: 'left', way: 'together', agreed: [head, lead] }],
    ['change-told', clerk, 'w000', { kind: 'left', way: 'together', agreed: [head, lead] }],
    ['change-told', clerk, 'w000', { kind: 'replaced', successor: lead }],
    ['change-told', member, 'o000', { way: 'file', by: 'system' }],
    ['change-told', clerk, 'w000', { way: 'file', by: 'system' }],
    ['replaced', member, 'o000', { kind: 'replaced', successor: lead }],
    ['change-asked', member, 'o000', { way: 'oneself', by: member, state: 'asked' }],
    ['change-asked', member, 'n000', { way: 'oneself', by: member, state: 'asked' }],
  ];
  const asked = ['address', 'replaced', 'left'].map((kind) =>
    one('change-asked', lead, {
      change: change({
        kind,
        way: 'together',
        state: 'asked',
        newcomer: { name: 'Grace Abara', email: 'g@school.example' },
      }),
      details: { path: '/people/changes/abcdefghijklmnop' },
    }),
  );
  const undone = ['old-address', clerk].map((settledBy) =>
    one('change-undone', lead, { change: change({ state: 'undone', settledBy }), details: { path: '/people' } }),
  );
  return [
    ...cases.map(([mail, person, holder, more]) =>
      one(mail, person, { change: change(more), link, details: { holder, successor: lead } }),
    ),
    ...asked,
    ...undone,
  ];
};
