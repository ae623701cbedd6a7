/**
 * A partnership of a few parties that is running: the real workflows on the real engine, the real outbox and mails, in
 * one database in memory. Nothing happens by itself: a test says when effects are delivered, days pass, processes die.
 */
import { createIds } from '../../functions/adapters/ids.ts';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { type EffectHandlers, workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { Answer } from '../../functions/domain/asking/answer.ts';
import { type Request, stillAsked } from '../../functions/domain/asking/request.ts';
import { searchMailHandler } from '../../functions/find/search-mail.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { submitProposal } from '../../functions/proposal/submit-proposal.ts';
import { decode } from '../../functions/records/kind.ts';
import {
  approvals,
  documentId,
  documents,
  partnerships,
  proposals,
  requests,
  signatures,
  theOne,
} from '../../functions/records/kinds.ts';
import { sign } from '../../functions/signing/sign.ts';
import { tasks } from '../../functions/site/tasks.ts';
import { workshopMailHandler } from '../../functions/workshops/workshop-mail.ts';
import { createEngine, type Engine } from '../../infra/local/engine/engine.ts';
import { definitions, taskRunner, workflowsOn } from '../../infra/local/workflows.ts';
import { benchPartnership } from '../../infra/proof/bench/partnership.ts';
import { someLinkKeys } from '../web/link-keys.ts';
import { anOutside, type TestOutside } from './outside.ts';
import { evidenceOf } from './request.ts';

export type Running = {
  readonly outside: TestOutside;
  readonly partnership: string;
  engine(): Engine;
  /** Everything that is due is delivered, and everything that runs has come to rest. */
  settle(): Promise<void>;
  /** One round of the outbox, which need not be the last. */
  deliver(): Promise<void>;
  /** The process ends where it stands, and another begins on the same database. */
  restart(): Promise<void>;
  nextMorning(): Promise<void>;
  open(): Promise<readonly Request[]>;
  /** What this person would answer: yes to everything. */
  answer(request: Request, person: string): Promise<unknown>;
  submit(): Promise<unknown>;
  /** Until everything is signed or `days` have passed. */
  finish(days?: number): Promise<void>;
  /** What came of it, without times, ids or the order in which it came. */
  facts(): Promise<unknown>;
};

type Options = {
  readonly parties?: number;
  /** How often each task and each effect is carried out for every time it should be. */
  readonly times?: number;
  readonly startsAt?: string;
};

const listed = async (outside: TestOutside, partition: string, prefix: string) => {
  const { items } = await outside.store.query({ partition, prefix, limit: 1000 });
  return items;
};

export const running = async ({
  parties = 2,
  times = 1,
  startsAt = '2025-09-08T08:00:00.000Z',
}: Options = {}): Promise<Running> => {
  const { whole, proposal } = benchPartnership(1, parties);
  const partnership = whole.id;
  let engine: Engine;
  const base = anOutside({ ids: createIds(), linkKeys: someLinkKeys(), startsAt });
  const outside: TestOutside = {
    ...base,
    workflows: {
      start: (execution) => workflowsOn(engine).start(execution),
      ring: (token, output) => workflowsOn(engine).ring(token, output),
    },
  };
  const run = taskRunner(tasks, () => outside);
  const repeated = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let time = 1; time < times; time += 1) await work();
    return work();
  };
  const begin = (): Engine =>
    createEngine({
      db: outside.db,
      now: () => outside.clock.now().getTime(),
      definitions: definitions(),
      invoke: (name, payload) => repeated(() => run(name, payload)),
      manualTimers: true,
      random: () => 0.5,
    });
  engine = begin();
  const once = workflowHandlers(outside);
  const mail = mailHandler(outside);
  const handlers: EffectHandlers = {
    ring: (payload, effect) => repeated(() => once.ring(payload, effect)),
    start: (payload, effect) => repeated(() => once.start(payload, effect)),
    'mail-many': (payload, effect) => repeated(() => once['mail-many'](payload, effect)),
    task: (payload) => repeated(async () => void (await run(payload.task, payload.input))),
    mail,
    'search-mail': searchMailHandler(outside),
    'workshop-mail': workshopMailHandler(outside),
  };
  const deliver = async (): Promise<void> => {
    await deliverDue(outside, handlers);
    await engine.runDue();
  };
  const settle = async (): Promise<void> => {
    for (let rounds = 0; rounds < 200; rounds += 1) {
      const before = engine.transitions();
      const { delivered } = await deliverDue(outside, handlers);
      await engine.runDue();
      await engine.idle();
      if (delivered === 0 && engine.transitions() === before) return;
    }
    throw new Error('it does not come to rest');
  };
  await bringIn(outside, { whole, proposal });
  await settle();

  const open = async (): Promise<readonly Request[]> => {
    const { items } = await outside.store.query({ index: 'person', partition: `open#${partnership}`, limit: 1000 });
    return items.map((item) => decode(requests, item));
  };
  const now = (): string => outside.clock.now().toISOString();
  const answer = async (request: Request, person: string): Promise<unknown> => {
    const evidence = evidenceOf(person, now());
    if (request.kind === 'sign-mou' || request.kind === 'sign-data-agreement') {
      const kind = request.kind === 'sign-mou' ? 'mou' : 'data-agreement';
      const id = documentId(kind, request.about.id, request.about.version ?? 1);
      const item = await outside.store.get(documents.key(partnership, id));
      const seal = item ? decode(documents, item).seal : '';
      const words = { typedName: person, statement: 'I sign it.' };
      return sign(outside, { partnership, request: request.id, seal, ...words, evidence });
    }
    const does: Answer =
      request.kind === 'head-support'
        ? { does: 'support', ...evidence }
        : request.kind === 'decision'
          ? { does: 'agree', ...evidence }
          : { does: 'do', ...evidence };
    return giveAnswer(outside, partnership, request.id, does);
  };
  const submit = () => submitProposal(outside, partnership, whole.year, evidenceOf('lead', now()));
  const nextMorning = async (): Promise<void> => {
    outside.pass(86_400);
    await dailySweep(outside);
  };
  const isSigned = async (): Promise<boolean> => {
    const item = await outside.store.get(partnerships.key(partnership, theOne));
    const found = item && decode(partnerships, item);
    return found?.mou?.signedOn !== undefined && found.dataAgreement?.signedOn !== undefined;
  };
  return {
    outside,
    partnership,
    engine: () => engine,
    settle,
    deliver,
    restart: async () => {
      await engine.stop();
      engine = begin();
      engine.resume();
    },
    nextMorning,
    open,
    answer,
    submit,
    finish: async (days = 40) => {
      for (let day = 0; day < days && !(await isSigned()); day += 1) {
        await settle();
        for (const request of await open()) {
          if (request.kind === 'write-proposal') await submit();
          else for (const { person } of stillAsked(request)) await answer(request, person);
        }
        await settle();
        if (day > 5) await nextMorning();
      }
      await settle();
    },
    facts: async () => {
      const at = `p#${partnership}`;
      const [item, proposalItem] = await Promise.all([
        outside.store.get(partnerships.key(partnership, theOne)),
        outside.store.get(proposals.key(partnership, whole.year)),
      ]);
      const found = item && decode(partnerships, item);
      return {
        stage: found?.stage,
        signed: [found?.mou?.signedOn !== undefined, found?.dataAgreement?.signedOn !== undefined],
        proposal: proposalItem && decode(proposals, proposalItem).state,
        approvals: (await listed(outside, at, 'approval#')).map((one) => {
          const { party, steps } = decode(approvals, one);
          return [party, steps.map(({ result }) => result)];
        }),
        signatures: (await listed(outside, at, 'signature#')).map((one) => {
          const { document, version, person } = decode(signatures, one);
          return [document, version, person];
        }),
        requests: (await listed(outside, at, 'request#'))
          .map((one) => decode(requests, one))
          .filter(({ kind }) => kind !== 'start-review')
          .map(({ id, outcome, answers }) => [
            id,
            outcome?.result,
            answers.map((one) => `${one.person} ${one.does}`).toSorted(),
          ]),
      };
    },
  };
};
