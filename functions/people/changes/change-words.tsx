/** A change, as pages tell of it. */
import type { NameOf } from '../../asking/names.ts';
import { londonDate } from '../../domain/london.ts';
import { listOf, longDate } from '../../domain/wording.ts';
import { SummaryList, type SummaryRow } from '../../pages/components/summary-list.tsx';
import type { PersonChange } from '../../records/changes.ts';

const mailboxes: Readonly<Record<string, string>> = {
  'old-address': 'whoever has the old address',
  'new-address': 'whoever has the new address',
};
const nameIn = (nameOf: NameOf, id: string): string =>
  id === 'system' ? 'whoever looks after the partnership’s file' : (mailboxes[id] ?? nameOf(id));

const shownMost = 3;

/** "Dan Okoro", or "12 people". */
export const whoseChange = ({ people }: PersonChange, nameOf: NameOf): string =>
  people.length > shownMost ? `${people.length} people` : listOf(people.map(({ person }) => nameOf(person)));

export const whatChanges = (change: PersonChange, nameOf: NameOf): string => {
  const whose = whoseChange(change, nameOf);
  const to = change.successor === undefined ? change.newcomer?.name : nameOf(change.successor);
  if (change.kind === 'left') return `${whose} leaves, and nobody follows yet`;
  if (change.kind === 'replaced') return `${to ?? 'Somebody else'} takes over from ${whose}`;
  if (change.kind === 'part') {
    const how = change.part?.standsIn ? 'stands in for' : 'takes one part of';
    return `${to ?? 'Somebody else'} ${how} ${whose}`;
  }
  if (change.kind === 'number') return `Another telephone number for ${whose}`;
  if (change.kind === 'handed') return `${whose} handed one thing over to ${to ?? 'somebody else'}`;
  return change.people.length > 1 ? `New email addresses for ${whose}` : `A new email address for ${whose}`;
};

/** How it stands, in a sentence. */
export const howItStands = (change: PersonChange, nameOf: NameOf): string => {
  const by = nameIn(nameOf, change.settledBy ?? '');
  switch (change.state) {
    case 'asked':
      return 'Nothing has changed yet.';
    case 'done':
      return change.freeOn === undefined
        ? 'Done.'
        : `Done. Nobody can sign in that name before ${longDate(change.freeOn)}, unless it is confirmed.`;
    case 'settled':
      return `Done, and confirmed by ${by}.`;
    case 'undone':
      return `Taken back: it was not right, says ${by}.`;
    case 'dropped':
      return 'Not done: it was not agreed.';
  }
};

export const changeRows = (change: PersonChange, nameOf: NameOf): SummaryRow[] => [
  { key: 'What', value: whatChanges(change, nameOf) },
  ...(change.newcomer ? [{ key: 'Their email address', value: change.newcomer.email }] : []),
  { key: 'Asked by', value: nameIn(nameOf, change.by) },
  { key: 'On', value: longDate(londonDate(new Date(change.at))) },
  ...(change.agreed.length > 0
    ? [{ key: 'Agreed by', value: listOf(change.agreed.map((id) => nameIn(nameOf, id))) }]
    : []),
  { key: 'How it stands', value: howItStands(change, nameOf) },
];

export const ChangeFacts = ({ change, nameOf }: { readonly change: PersonChange; readonly nameOf: NameOf }) => (
  <SummaryList rows={changeRows(change, nameOf)} />
);
