/** What a run has left behind in its data folder, in a form in which two runs can be compared. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addressHash } from '../../../functions/asking/by-address.ts';
import { WaitingPost } from '../../../functions/mail/waiting-post.ts';
import { auditReport } from '../../local/audit-report.ts';

/** Each list is sorted. A line that stands in it twice happened twice. */
export type Traces = {
  /** `bench-1 trust-3 agree`: every answer that a decision holds. */
  readonly answers: readonly string[];
  /** Recipient, subject, and words without addresses. */
  readonly mails: readonly string[];
  /**
   * How many things each address was told or will be with its next letter: which of two mails of one moment goes first, and
   * which waits for the next morning, is another in every run.
   */
  readonly told: readonly string[];
  /** Workflow, how it ended, and what it was about. */
  readonly executions: readonly string[];
  /** Events of the audit trails: partnership, name, by whom. */
  readonly events: readonly string[];
  /** What waits in the outbox, and calls that nobody has answered. */
  readonly unfinished: readonly string[];
  /** What the audit trails come to, where that is not "ok". */
  readonly badTrails: readonly string[];
};

type Row = Readonly<Record<string, unknown>>;

const isOurs = (partnership: string): boolean => /^bench-\d+$/.test(partnership);
const partnershipOf = (partition: unknown): string => String(partition).slice('p#'.length);
const without = (text: string): string => text.replace(/https?:\/\/\S+/g, '');

type StoredRequest = { readonly party?: string; readonly answers: readonly { readonly does: string }[] };

const answersIn = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ partition, body }) => {
    const { party, answers }: StoredRequest = JSON.parse(String(body));
    return answers.map(({ does }) => `${partnershipOf(partition)} ${party} ${does}`);
  });

type Sent = { readonly to: string; readonly text: string };

/** One email brings one thing, or several under numbered headings. */
const thingsIn = ({ text }: Sent): number => Math.max(1, text.match(/^\d+\. /gm)?.length ?? 0);

const toldIn = (sent: readonly Sent[], trays: readonly Row[]): string[] => {
  const told = new Map<string, number>();
  const add = (hash: string, things: number): void => void told.set(hash, (told.get(hash) ?? 0) + things);
  for (const one of sent) add(addressHash(one.to), thingsIn(one));
  for (const { partition, body } of trays)
    add(String(partition).slice('address#'.length), WaitingPost.parse(JSON.parse(String(body))).waiting.length);
  return [...told].map(([hash, things]) => `${hash.slice(0, 12)} was told ${things}`).toSorted();
};

const eventsIn = (rows: readonly Row[]): string[] =>
  rows.map(({ partition, body }) => {
    const { event, by }: { event: string; by: string } = JSON.parse(String(body));
    return `${partnershipOf(partition)} ${event} ${by}`;
  });

export const tracesIn = (dataDir: string): Traces => {
  const db = new DatabaseSync(join(dataDir, 'partnerships.sqlite'), { readOnly: true });
  const all = (sql: string): Row[] => db.prepare(sql).all();
  try {
    const partnerships = all("SELECT partition FROM items WHERE sort = 'partnership#it'")
      .map(({ partition }) => partnershipOf(partition))
      .filter(isOurs);
    const sent = all('SELECT to_address, text FROM mailbox').map((row) => ({
      to: String(row.to_address),
      text: String(row.text),
    }));
    return {
      told: toldIn(sent, all("SELECT partition, body FROM items WHERE sort = 'waiting-post'")),
      answers: answersIn(all("SELECT partition, body FROM items WHERE sort GLOB 'request#decision.*'")).toSorted(),
      mails: all('SELECT to_address, subject, text FROM mailbox')
        .map(({ to_address: to, subject, text }) => `${to}: ${subject}\n${without(String(text))}`)
        .toSorted(),
      executions: all('SELECT workflow, status, input FROM engine_executions')
        .map(({ workflow, status, input }) => `${workflow} ${status} ${input}`)
        .toSorted(),
      events: eventsIn(all("SELECT partition, body FROM items WHERE sort GLOB 'audit#*'")).toSorted(),
      unfinished: [
        // The letter of a later morning is not late.
        ...all(
          "SELECT partition FROM items WHERE partition GLOB 'effect#*' AND json_extract(body, '$.payload.template') IS NOT 'day-letter'",
        ).map(({ partition }) => String(partition)),
        ...all('SELECT target, execution FROM engine_pending WHERE to_call = 1').map(
          ({ target, execution }) => `call of ${target} for execution ${execution}`,
        ),
      ],
      badTrails: partnerships.flatMap((id) => {
        const { result, lines } = auditReport(dataDir, id);
        return result === 'ok' ? [] : lines;
      }),
    };
  } finally {
    db.close();
  }
};

/** Lines that stand oftener in `ones` than in `others`, each as often as that. */
const surplus = (ones: readonly string[], others: readonly string[]): string[] => {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return ones.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
};

const repeated = (lines: readonly string[]): string[] => lines.filter((line, at) => at > 0 && line === lines[at - 1]);

const named = (what: string, lines: readonly string[]): string[] => lines.map((line) => `${what}: ${line}`);

/** Everything in which a run differs from what its clients were told, and from a run in which nothing was killed. */
export const differencesIn = (run: Traces, { told, calm }: { told: readonly string[]; calm: Traces }): string[] => [
  ...named('told, but not recorded', surplus(told, run.answers)),
  ...named('recorded, but nobody was told', surplus(run.answers, told)),
  ...named('mailed twice', repeated(run.mails)),
  ...(['told', 'executions', 'events'] as const).flatMap((what) => [
    ...named(`missing in ${what}`, surplus(calm[what], run[what])),
    ...named(`too much in ${what}`, surplus(run[what], calm[what])),
  ]),
  ...named('unfinished', run.unfinished),
  ...run.badTrails,
];
