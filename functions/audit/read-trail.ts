/** The audit trail, newest first, filtered by event and by person. */
import { AuditEvent, type AuditEventName } from '../domain/audit.ts';
import type { Outside } from '../ports.ts';
import { auditPrefix } from '../records/audit-chain.ts';
import { isAbout } from './story.ts';

export type TrailFilter = {
  readonly event?: AuditEventName | undefined;
  /** Whoever did it, or to whom it was done. */
  readonly person?: string | undefined;
  /** Only events before this number. */
  readonly before?: number | undefined;
  /** Without those that only keep the digests of records, and tell a reader nothing. */
  readonly forReaders?: boolean | undefined;
};

const wanted = (event: AuditEvent, { event: name, person, forReaders }: TrailFilter): boolean =>
  (name !== undefined || forReaders !== true || event.event !== 'records-kept') &&
  (name === undefined || event.event === name) &&
  (person === undefined || isAbout(event, person));

const sortOf = (sequence: number): string => `${auditPrefix}${String(sequence).padStart(9, '0')}`;

export type TrailPage = {
  readonly events: readonly AuditEvent[];
  /** Whether there are older ones. */
  readonly more: boolean;
};

/** At most `most` events; without it all of them. */
export const readTrail = async (
  outside: Outside,
  partnership: string,
  filter: TrailFilter,
  most = Number.POSITIVE_INFINITY,
): Promise<TrailPage> => {
  const { before } = filter;
  if (before !== undefined && before <= 1) return { events: [], more: false };
  const events: AuditEvent[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({
      partition: `p#${partnership}`,
      prefix: auditPrefix,
      newestFirst: true,
      limit: 200,
      ...(before === undefined ? {} : { upTo: sortOf(before - 1) }),
      ...(from === undefined ? {} : { from }),
    });
    for (const item of page.items) {
      const event = AuditEvent.parse(item.body);
      if (!wanted(event, filter)) continue;
      if (events.length === most) return { events, more: true };
      events.push(event);
    }
    from = page.next;
  } while (from !== undefined);
  return { events, more: false };
};
