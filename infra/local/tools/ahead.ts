/** What lies ahead: the next day on which somebody is chased, and the next on which something is due. */
import { londonDate } from '../../../functions/domain/london.ts';
import type { Item } from '../../../functions/ports.ts';
import { openRequests, requests, scheduled, sweepPartition } from '../../../functions/records/kinds.ts';
import type { Wired } from '../wire.ts';
import { partnershipIds } from './partnership-ids.ts';

/** London dates, after today. */
export type Ahead = { readonly chase?: string; readonly due?: string };

/** Index entries begin with their date. */
const dateOf = (item: Item, index: 'due' | 'person'): string => item.indexes?.[index]?.sort.slice(0, 10) ?? '';

const datesAfter = async (
  wired: Pick<Wired, 'outside'>,
  query: { readonly index: 'due' | 'person'; readonly partition: string; readonly kind: string },
  today: string,
): Promise<string | undefined> => {
  let from: string | undefined;
  do {
    const { index, partition } = query;
    const page = await wired.outside.store.query({ index, partition, ...(from !== undefined && { from }) });
    const next = page.items.find((item) => item.body._kind === query.kind && dateOf(item, index) > today);
    if (next) return dateOf(next, index);
    from = page.next;
  } while (from !== undefined);
  return undefined;
};

const earliest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.filter((date) => date !== undefined).sort()[0];

/** A thing planned for a date counts as due, and as the next event where nobody is left to chase. */
export const lookAhead = async (wired: Pick<Wired, 'outside' | 'db'>): Promise<Ahead> => {
  const today = londonDate(wired.outside.clock.now());
  const swept = (kind: string) => datesAfter(wired, { index: 'due', partition: sweepPartition, kind }, today);
  const [chased, planned] = await Promise.all([swept(requests.name), swept(scheduled.name)]);
  const due = await Promise.all(
    partnershipIds(wired.db).map((id) =>
      datesAfter(wired, { index: 'person', partition: openRequests(id), kind: requests.name }, today),
    ),
  );
  const [nextChase, nextDue] = [chased ?? planned, earliest([...due, planned])];
  return { ...(nextChase !== undefined && { chase: nextChase }), ...(nextDue !== undefined && { due: nextDue }) };
};
