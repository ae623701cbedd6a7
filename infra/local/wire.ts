/** Puts one machine together: the same use cases and doors as in the cloud, on SQLite, the engine and a clock. */
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createIds } from '../../functions/adapters/ids.ts';
import { createAuditAnchorFile } from '../../functions/adapters/local/audit-anchor.ts';
import {
  createMovableClock,
  createSystemClock,
  lastMomentIn,
  type MovableClock,
  momentInDatabase,
} from '../../functions/adapters/local/clock.ts';
import { countTransactions, openDatabase } from '../../functions/adapters/local/database.ts';
import { openLinkKeysFile } from '../../functions/adapters/local/link-keys-file.ts';
import type { Mailbox } from '../../functions/adapters/local/mailbox.ts';
import { createLocalPapers } from '../../functions/adapters/local/papers.ts';
import { keepFileIn } from '../../functions/adapters/local/partnership-file-kept.ts';
import { registerIn } from '../../functions/adapters/local/register-file.ts';
import { createRenderer } from '../../functions/adapters/local/render-beside.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { nextTryAt } from '../../functions/delivery/deliver.ts';
import { type EffectHandlers, workflowHandlers } from '../../functions/delivery/handlers.ts';
import { instantAt } from '../../functions/domain/london.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { searchMailHandler } from '../../functions/find/search-mail.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { oneADay } from '../../functions/mail/one-a-day.ts';
import { hearingRefusals } from '../../functions/mail-feedback/hearing-refusals.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Outside, Settings } from '../../functions/ports.ts';
import { tasks } from '../../functions/site/tasks.ts';
import { workshopMailHandler } from '../../functions/workshops/workshop-mail.ts';
import { type Courtesy, createCourtesy } from './courtesy.ts';
import { createDaily, type Daily } from './daily.ts';
import { createDeliveryLoop, type DeliveryLoop } from './delivery-loop.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { keepingHeads } from './keep-heads.ts';
import { lanesOf, wakeAtOnce } from './lanes.ts';
import { lastBackup } from './last-backup.ts';
import { createLog } from './log.ts';
import { openMailer } from './mailer.ts';
import { createReadBeside } from './read-beside.ts';
import { isDemonstration, type LocalSettings } from './settings.ts';
import { definitions, taskRunner, workflowsOn } from './workflows.ts';

type EndedListener = (name: string) => void;

export type Wired = {
  readonly outside: Outside;
  readonly engine: Engine;
  readonly delivery: DeliveryLoop;
  readonly daily: Daily;
  /** Who waits for an answer goes first. */
  readonly courtesy: Courtesy;
  readonly db: DatabaseSync;
  /** Transactions since the start: of the store, the mailbox and the engine. */
  readonly countCommits: () => number;
  /** Both only in a demonstration. */
  readonly clock?: MovableClock;
  readonly mailbox?: Mailbox;
  /** Hears the name of every execution that ends. Call what it returns to hear no more. */
  onEnded(listener: EndedListener): () => void;
  /** Whether the mail server lets us in: undefined, or its word for why not. */
  readonly tryMail: () => Promise<string | undefined>;
  /** Nothing is running, and nothing that is due waits to be delivered. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** What has expired is tidied away a day later, so that a late reader is told that it has, not that it never was. */
const keptExpiredMs = 86_400_000;

type Parts = {
  readonly settings: LocalSettings;
  readonly publicUrl: string;
  readonly stylesheet: string;
  readonly version?: string | undefined;
  /** Hears of warnings and errors, a line each. */
  readonly tell: (line: string) => void;
  /** The London date on which a demonstration begins in a new folder. */
  readonly firstDay?: string | undefined;
};

/** A demonstration's mails come from nowhere: its domain does not exist. */
const mailDomain = (settings: LocalSettings, publicUrl: string): string =>
  isDemonstration(settings) ? 'demonstration.example' : new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');

const settingsOf = ({ settings, publicUrl, stylesheet }: Parts): Settings => ({
  publicUrl,
  sender: {
    name: 'School Partnerships',
    address: settings.mailFrom ?? `school-partnerships@${mailDomain(settings, publicUrl)}`,
  },
  secureCookies: publicUrl.startsWith('https:'),
  stylesheet,
});

const handlersOf = (outside: Outside): EffectHandlers => ({
  ...workflowHandlers(outside),
  task: async ({ task, input }) => {
    await tasks[task](outside, input);
  },
  mail: hearingRefusals(outside, mailHandler(outside, oneADay)),
  'search-mail': searchMailHandler(outside),
  'workshop-mail': workshopMailHandler(outside),
});

/**
 * A demonstration's clock. In a new folder it begins on the morning of the first day, which may lie in the past; in one to
 * which a partnership was brought, where that had come to.
 */
const openClock = (db: DatabaseSync, firstDay: string | undefined): MovableClock => {
  const kept = momentInDatabase(db);
  if (kept.load() === undefined && firstDay !== undefined) {
    kept.save(Math.max(instantAt(firstDay, '09:00').getTime(), lastMomentIn(db) ?? 0));
  }
  return createMovableClock(kept);
};

/** What is lost when the machine dies is at most a minute in which nothing happened. */
const keepClockEveryMs = 60_000;

/** Opens everything in the data folder, which must be locked for this process. Nothing runs before `start`. */
export const wire = async (parts: Parts): Promise<Wired & { start(): Promise<void> }> => {
  const { settings } = parts;
  const { log, close: closeLog } = createLog(settings.dataDir, parts.tell);
  const db = openDatabase(join(settings.dataDir, 'partnerships.sqlite'));
  const movable = isDemonstration(settings) ? openClock(db, parts.firstDay) : undefined;
  const clock = movable ?? createSystemClock();
  const keepClock = (): void => {
    try {
      movable?.keep();
    } catch (error) {
      log('error', 'clock-not-kept', { error: error instanceof Error ? error.name : typeof error });
    }
  };
  const keeping = setInterval(keepClock, keepClockEveryMs).unref();
  const sqlite = createSqliteStore({
    db,
    onEffects: (written) => delivery.offer(written),
    atOnce: (effect) => wakeAtOnce(engine, effect.payload),
  });
  const own = settingsOf(parts);
  const sending = await openMailer({ settings, sender: own.sender, db, clock });
  const auditAnchor = createAuditAnchorFile({ path: join(settings.dataDir, 'audit-heads'), clock });
  const courtesy = createCourtesy();
  const renderer = createRenderer();
  const apart = createReadBeside();
  const run = taskRunner(tasks, () => outside);
  const keepFile = keepFileIn(settings.dataDir);
  let engineCommits = 0;
  const listeners = new Set<EndedListener>();
  const engine = createEngine({
    db,
    onCommit: () => {
      engineCommits += 1;
    },
    onSettled: (name) => {
      for (const listen of listeners) listen(name);
    },
    now: () => clock.now().getTime(),
    invoke: async (name, payload) => {
      await courtesy.turn();
      return run(name, payload);
    },
    definitions: definitions(),
    log: (_, error) => log('error', 'engine', { error: error instanceof Error ? error.name : typeof error }),
  });
  const onAnchorError = (error: unknown): void =>
    log('error', 'audit-head-not-kept', { error: error instanceof Error ? error.name : typeof error });
  const outside: Outside = {
    store: keepingHeads(sqlite, auditAnchor, onAnchorError),
    clock,
    ids: createIds(),
    mailer: sending.mailer,
    texter: sending.texter,
    workflows: workflowsOn(engine),
    linkKeys: openLinkKeysFile(join(settings.dataDir, 'link-keys.json')),
    auditAnchor,
    papers: createLocalPapers(join(settings.dataDir, 'files'), renderer.render),
    schools: registerIn(settings.dataDir),
    bringInFile: async (file, text) => {
      await keepFile(file.partnership.id, text);
      const leadFirst = !isDemonstration(settings);
      await bringIn(outside, { whole: expand(file), leadFirst, ...(file.proposal && { proposal: file.proposal }) });
    },
    running: async () => ({ version: parts.version ?? 'not known', backup: lastBackup(settings.dataDir) }),
    apart,
    log,
    settings: { ...own, sendsTexts: sending.texter !== undefined },
  };
  const delivery = createDeliveryLoop({
    lanes: lanesOf(
      { outside, handlers: handlersOf(outside), engine, store: sqlite, courtesy },
      { isInbox: sending.mailbox !== undefined },
    ),
    now: () => clock.now(),
    nextRetryAt: () => nextTryAt(sqlite),
    log,
  });
  const onError = (error: unknown): void =>
    log('error', 'daily-sweep-failed', { error: error instanceof Error ? error.name : typeof error });
  const sweep = async () => {
    const { failed } = await dailySweep(outside);
    sqlite.deleteExpired(new Date(clock.now().getTime() - keptExpiredMs));
    return failed > 0 ? 'again' : 'done';
  };
  const daily = createDaily({ store: sqlite, clock, sweep, onError });

  const settled = async (): Promise<void> => {
    for (;;) {
      await delivery.idle();
      await engine.idle();
      // What the engine did may have left mails, and what was delivered may have woken the engine.
      if (!delivery.isIdle()) continue;
      const next = await nextTryAt(sqlite);
      if (!next || next > clock.now()) return;
      delivery.ring();
    }
  };
  return {
    outside,
    engine,
    delivery,
    daily,
    courtesy,
    db,
    countCommits: () => countTransactions(db) + engineCommits,
    ...(movable && { clock: movable }),
    ...(sending.mailbox && { mailbox: sending.mailbox }),
    onEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled,
    tryMail: sending.tried,
    start: async () => {
      engine.resume();
      delivery.ring();
      await daily.runIfDue();
    },
    close: async () => {
      daily.stop();
      await delivery.stop();
      await engine.stop();
      await renderer.stop();
      await apart.stop();
      sending.close();
      auditAnchor.close();
      clearInterval(keeping);
      keepClock();
      db.close();
      closeLog();
    },
  };
};
