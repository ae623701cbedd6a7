/** The parts of one machine's outbox: doorbells; starts; tasks and fan-outs; mails; papers, when nothing else waits. */
import type { SqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { deliverDue, deliverItems, kindOf } from '../../functions/delivery/deliver.ts';
import type { EffectHandlers } from '../../functions/delivery/handlers.ts';
import { EffectPayload, EffectRecord } from '../../functions/domain/effect.ts';
import type { Item, Outside } from '../../functions/ports.ts';
import type { Courtesy } from './courtesy.ts';
import type { Lane } from './delivery-loop.ts';
import type { Engine } from './engine/engine.ts';

type Kind = EffectPayload['kind'];

type Parts = {
  readonly outside: Outside;
  readonly handlers: EffectHandlers;
  readonly courtesy: Courtesy;
};

type Deliver = (items: readonly Item[]) => Promise<unknown>;
type Such = (item: Item) => boolean;

/** The copy of a sealed document is to be made: the longest work there is, and nobody waits for it. */
const isPaper: Such = ({ body }) => {
  const { data } = EffectPayload.safeParse(body.payload);
  return data?.kind === 'task' && data.task === 'keep-copy';
};

/** The post of a morning is written down on the day before. */
const isDue = ({ clock }: Outside, { indexes }: Item): boolean =>
  indexes?.due === undefined || indexes.due.sort <= `${clock.now().toISOString()}#~`;

const laneOf = ({ outside, handlers }: Parts, only: readonly Kind[], parallel: number, deliver?: Deliver): Lane => ({
  sweep: (taking) => deliverDue(outside, handlers, { only, such: (item) => !isPaper(item), taking, parallel }),
  fresh: {
    takes: (item) => only.some((kind) => kind === kindOf(item)) && !isPaper(item) && isDue(outside, item),
    deliver: deliver ?? ((items) => deliverItems(outside, handlers, items, { parallel })),
  },
});

/** One after another, each when no other lane has anything to do: a paper is never in front of a mail. */
const papersLane = ({ outside, handlers }: Parts): Lane => {
  const after = (othersRest: () => Promise<void>): EffectHandlers => ({
    ...handlers,
    task: async (payload, effect) => {
      await othersRest();
      await handlers.task(payload, effect);
    },
  });
  const papers = { only: ['task'], such: isPaper, parallel: 1 } as const;
  return {
    sweep: (taking, othersRest) => deliverDue(outside, after(othersRest), { ...papers, taking }),
    fresh: {
      takes: isPaper,
      deliver: (items, othersRest) => deliverItems(outside, after(othersRest), items, { parallel: 1 }),
    },
  };
};

/** Each lets requests pass before it does its work. */
const courteous = (handlers: EffectHandlers, courtesy: Courtesy): EffectHandlers => ({
  ring: handlers.ring,
  start: async (payload, effect) => {
    await courtesy.turn();
    await handlers.start(payload, effect);
  },
  task: async (payload, effect) => {
    await courtesy.turn();
    await handlers.task(payload, effect);
  },
  'mail-many': async (payload, effect) => {
    await courtesy.turn();
    await handlers['mail-many'](payload, effect);
  },
  'search-mail': async (payload, effect) => {
    await courtesy.turn();
    await handlers['search-mail'](payload, effect);
  },
  'workshop-mail': async (payload, effect) => {
    await courtesy.turn();
    await handlers['workshop-mail'](payload, effect);
  },
  mail: async (payload, effect) => {
    await courtesy.turn();
    await handlers.mail(payload, effect);
  },
});

/**
 * Rings or starts in the transaction that is open, the one of the facts behind it: the engine keeps its executions in the
 * same file. False for what cannot be done here: then the outbox has it.
 */
export const wakeAtOnce = (engine: Engine, payload: EffectPayload): boolean => {
  if (payload.kind === 'ring') return engine.succeedTask(payload.token, payload.output) === 'ok';
  if (payload.kind !== 'start') return false;
  startOnce(engine, payload);
  return true;
};

type Waking = Parts & { readonly engine: Engine; readonly store: SqliteStore };

/** Rings or starts all of these and takes them out of the outbox, in one transaction. Throws what any of them throws. */
const wakeTogether = ({ engine, store, outside }: Waking, items: readonly Item[]): void => {
  const unheard: string[] = [];
  engine.inTransaction(() => {
    for (const item of items) {
      const { id, payload } = EffectRecord.parse(item.body);
      if (payload.kind === 'ring' && engine.succeedTask(payload.token, payload.output) !== 'ok') unheard.push(id);
      if (payload.kind === 'start') startOnce(engine, payload);
    }
    store.commitNow({ delete: items.map(({ partition, sort, version }) => ({ partition, sort, expect: version })) });
  });
  for (const effect of unheard) outside.log('info', 'nobody-waited', { effect });
};

const startOnce = (engine: Engine, { workflow, name, input }: Extract<EffectPayload, { kind: 'start' }>): void => {
  const started = engine.start({ workflow, name, input });
  if (!started.started && started.why !== 'name-taken') throw new Error(started.why);
};

/** Whatever goes wrong with all of them together, each is then tried by itself. */
const waking =
  (parts: Waking, before: () => Promise<void>): Deliver =>
  async (items) => {
    await before();
    try {
      wakeTogether(parts, items);
    } catch {
      await deliverItems(parts.outside, parts.handlers, items);
    }
  };

/** Mails that one transaction of the inbox holds; a mail server gets so many at once. */
const mailsAtOnce = { inbox: 16, server: 8 };

/** `isInbox`: mails stay on this machine. */
export const lanesOf = (waker: Waking, { isInbox }: { readonly isInbox: boolean }): readonly Lane[] => {
  const parts = { ...waker, handlers: courteous(waker.handlers, waker.courtesy) };
  return [
    laneOf(
      parts,
      ['ring'],
      8,
      waking(parts, async () => undefined),
    ),
    laneOf(parts, ['start'], 8, waking(parts, waker.courtesy.turn)),
    laneOf(parts, ['task', 'mail-many'], 8),
    laneOf(parts, ['mail', 'search-mail', 'workshop-mail'], isInbox ? mailsAtOnce.inbox : mailsAtOnce.server),
    papersLane(parts),
  ];
};
