/** What was changed about a signatory before they signed, in words: who they are, or where they are reached. */
import type { NameOf } from '../asking/names.ts';
import { londonDate } from '../domain/london.ts';
import { listOf, longDate } from '../domain/wording.ts';
import type { Signature } from '../records/kinds.ts';

type Change = NonNullable<Signature['changes']>[number];

const kinds: Readonly<Record<string, string>> = {
  address: 'Their email address was changed',
  replaced: 'They took over from somebody else',
  left: 'They were taken out',
  number: 'Their telephone number was changed',
  handed: 'Something was handed over to them',
};
const mailboxes: Readonly<Record<string, string>> = {
  'old-address': 'the old mailbox',
  'new-address': 'the new mailbox',
};

const ending = ({ state, settledBy }: Change, name: NameOf): string => {
  if (state === 'undone') return `taken back, since ${name(settledBy ?? '')} said that it was not right`;
  if (state === 'settled') return `confirmed by ${name(settledBy ?? '')}`;
  return 'confirmed by nobody; they signed after five school days';
};

/** One sentence a change, oldest first. Nothing where nothing was changed. */
export const changesInWords = ({ changes = [] }: Signature, nameOf: NameOf): string[] => {
  const name = (id: string): string =>
    id === 'system' ? 'whoever looks after the partnership’s file' : (mailboxes[id] ?? nameOf(id));
  return changes.map((change) => {
    const agreed = change.agreed.filter((id) => id !== change.by);
    const by = listOf([change.by, ...agreed].map(name));
    const on = longDate(londonDate(new Date(change.at)));
    return `${kinds[change.kind] ?? 'Something was changed'} on ${on}, by ${by}: ${ending(change, name)}.`;
  });
};
