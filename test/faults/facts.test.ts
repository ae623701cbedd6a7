/** Facts that somebody edits in the store, and evidence that somebody changes on its way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestId } from '../../functions/domain/asking/kinds.ts';
import type { Item } from '../../functions/ports.ts';
import { deliveries, deliveryId } from '../../functions/records/deliveries.ts';
import { type Evidence, Evidence as EvidenceFile, readEvidence } from '../../functions/records/evidence.ts';
import { isProved, unprovedKinds } from '../../functions/records/proof.ts';
import { verifyEvidence } from '../../functions/records/verify-evidence.ts';
import { verifyFacts } from '../../functions/records/verify-facts.ts';
import { work } from '../../functions/records/work.ts';
import { type Running, running } from '../builders/running.ts';
import { fault, isLong } from './fault.ts';

/** In the long form a thousand edits of the store and two thousand bytes of a file. */
const edits = isLong ? 1000 : 200;
const bytes = isLong ? 2000 : 300;

let world: Running;
let items: readonly Item[];
let events: readonly Item['body'][];
let evidence: Evidence;
/** A mail server said that it took the mails in which these people were asked to sign. */
const reached = async (...signatories: readonly string[]): Promise<void> => {
  const request = requestId({ kind: 'sign-mou', about: { kind: 'mou', id: '202526', version: 1 } });
  for (const person of signatories)
    await work(world.outside, world.partnership, async (tx) =>
      tx.write(deliveries, deliveryId(request, person), { request, person, at: '2025-10-01T08:00:00.000Z' }),
    );
};

beforeAll(async () => {
  world = await running();
  await world.finish();
  await reached('head-1', 'trustee-2-1');
  items = (await world.outside.store.query({ partition: `p#${world.partnership}`, limit: 100_000 })).items;
  events = items.filter(({ sort }) => sort.startsWith('audit#')).map(({ body }) => body);
  const found = await readEvidence(world.outside, world.partnership, 'mou#202526#0001');
  if (!found) throw new Error('no evidence');
  evidence = EvidenceFile.parse(JSON.parse(JSON.stringify(found)));
}, 60_000);

/** The same numbers each time. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
type Holder = Record<string, unknown>;
/** Changes one leaf of a value, wherever it lies, into something else. */
const changedLeaf = (value: unknown, random: () => number): unknown => {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null || typeof value !== 'object') return 'something';
  const copy = structuredClone(value) as Holder;
  const keys = Object.keys(copy);
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined) return Array.isArray(value) ? ['more'] : { more: 1 };
  if (random() < 0.2 && !Array.isArray(copy)) delete copy[key];
  else copy[key] = changedLeaf(copy[key], random);
  return copy;
};
const without: Readonly<Record<string, readonly string[]>> = {
  request: ['waiting'],
};

describe('a fact in the store', () => {
  it('of which the trail holds no digest is named in SECURITY.md, and no other', () => {
    const paper = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8');
    const [, passage = ''] = /It does not cover, by the names([\s\S]*?)\n\n/.exec(paper) ?? [];
    const named = [...passage.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    expect(named).toEqual(unprovedKinds);
  });

  it('agrees with the trail as long as nobody touches it', () => {
    const verdict = verifyFacts(items, events);
    expect(verdict).toMatchObject({ faults: [], unknown: 0 });
    expect(verdict.compared).toBe(items.filter(isProved).length);
  });

  fault(
    56,
    'that is edited is named, each time of many',
    () => {
      const random = dice(7);
      const facts = items.filter(isProved);
      let named = 0;
      for (let edit = 0; edit < edits; edit += 1) {
        const item = facts[Math.floor(random() * facts.length)];
        if (!item) throw new Error('no facts');
        const kind = item.sort.split('#')[0] ?? '';
        const fields = Object.keys(item.body).filter((name) => !(without[kind] ?? []).includes(name));
        const field = fields[Math.floor(random() * fields.length)] ?? '';
        const body = { ...item.body, [field]: changedLeaf(item.body[field], random) };
        const { faults } = verifyFacts([{ ...item, body }, ...items.filter((one) => one !== item)], events);
        if (faults.some(({ record }) => record === item.sort)) named += 1;
      }
      expect(named).toBe(edits);
      return `${named} of ${edits} random edits of ${facts.length} facts named`;
    },
    120_000,
  );

  fault(56, 'that is taken out, or put in, is named', () => {
    const facts = items.filter(isProved);
    for (const item of facts)
      expect(
        verifyFacts(
          items.filter((one) => one !== item),
          events,
        ).faults,
      ).toEqual([{ record: item.sort, because: 'missing' }]);
    const made = { partition: `p#${world.partnership}`, sort: 'signature#mou#x', body: { person: 'x' } };
    expect(verifyFacts([...items, made], events).faults).toEqual([{ record: 'signature#mou#x', because: 'added' }]);
    return `${facts.length} taken out, one put in`;
  });

  it('that an earlier version wrote is not called wrong, and not called right', () => {
    const former = items.map((item) => {
      const { _salt: _, ...body } = item.body;
      return { ...item, body };
    });
    const untold = events.map(({ records: _, ...event }) => event);
    const verdict = verifyFacts(former, untold);
    expect(verdict).toMatchObject({ faults: [], compared: 0 });
    expect(verdict.unknown).toBe(former.filter(isProved).length);
  });
});

const fails = (changed: Evidence): boolean => verifyEvidence(changed).some(({ holds }) => !holds);

describe('evidence', () => {
  it('holds as it was made', () => {
    expect(verifyEvidence(evidence).filter(({ holds }) => !holds)).toEqual([]);
    expect(
      evidence.signatures.length * evidence.decisions.length * evidence.answers.length * evidence.delivered.length,
    ).toBeGreaterThan(0);
  });

  fault(
    57,
    'of which one byte is changed fails whenever it reads differently',
    () => {
      const random = dice(11);
      const text = JSON.stringify(evidence);
      let differs = 0;
      for (let change = 0; change < bytes; change += 1) {
        const at = Math.floor(random() * text.length);
        const byte = String.fromCharCode(32 + Math.floor(random() * 95));
        const read = (() => {
          try {
            return EvidenceFile.safeParse(JSON.parse(`${text.slice(0, at)}${byte}${text.slice(at + 1)}`)).data;
          } catch {
            return undefined;
          }
        })();
        if (!read || JSON.stringify(read) === text) continue;
        differs += 1;
        expect([at, fails(read)]).toEqual([at, true]);
      }
      return `${differs} of ${bytes} read differently, and all of them failed`;
    },
    120_000,
  );

  /** As somebody would who can make the file's own sum anew. */
  const forged = (more: Partial<Evidence>): Evidence => {
    const { whole: _, ...rest } = { ...evidence, ...more };
    return rest;
  };
  const [signature] = [0];
  const first = <T>(list: readonly T[], change: (one: T) => T): T[] =>
    list.map((one, at) => (at === signature ? change(one) : one));

  fault(57, 'that is shortened or rewritten fails, also with the file’s own sum made anew', async () => {
    const { wholeOf } = await import('../../functions/records/evidence.ts');
    const kinds: Readonly<Record<string, Partial<Evidence>>> = {
      'a salt taken out, name and words changed': {
        salts: {},
        signatures: first(evidence.signatures, (one) => ({
          ...one,
          typedName: 'Mickey Mouse',
          statement: 'x',
          address: 'y',
        })),
      },
      'a signature taken out': { signatures: evidence.signatures.slice(1) },
      'all signatures taken out': { signatures: [] },
      'a signature’s time': {
        signatures: first(evidence.signatures, (one) => ({ ...one, at: '2020-01-01T00:00:00.000Z' })),
      },
      'a signature’s capacity': {
        signatures: first(evidence.signatures, (one) => ({ ...one, capacities: ['Queen'] })),
      },
      'a decision flipped': {
        decisions: first(evidence.decisions, (one) => ({
          ...one,
          steps: one.steps.map((step) => ({ ...step, result: 'declined' as const })),
        })),
      },
      'a decision’s date': {
        decisions: first(evidence.decisions, (one) => ({
          ...one,
          steps: one.steps.map((step) => ({ ...step, on: '2020-01-01' })),
        })),
      },
      'a minute made up': {
        decisions: first(evidence.decisions, (one) => ({
          ...one,
          steps: one.steps.map((step) => ({ ...step, reference: 'Minute 9' })),
        })),
      },
      'all decisions taken out': { decisions: [] },
      'an answer from elsewhere': { answers: first(evidence.answers, (one) => ({ ...one, address: '203.0.113.9' })) },
      'another answer': { answers: first(evidence.answers, (one) => ({ ...one, does: 'disagree' })) },
      'a mail that reached somebody taken out': { delivered: [] },
      'a mail that reached somebody at another time': {
        delivered: first(evidence.delivered, (one) => ({ ...one, at: '2020-01-01T00:00:00.000Z' })),
      },
      'an answer a second later': {
        answers: first(evidence.answers, (one) => ({ ...one, at: new Date(Date.parse(one.at) + 1000).toISOString() })),
      },
      'completed at another time': { document: { ...evidence.document, completeAt: '2020-01-01T00:00:00.000Z' } },
      'the salts of its records taken out': { proofs: {} },
    };
    for (const [kind, more] of Object.entries(kinds)) {
      const made = forged(more);
      expect([kind, fails({ ...made, whole: wholeOf(made) })]).toEqual([kind, true]);
    }
    return `${Object.keys(kinds).length} kinds of forgery failed`;
  });
});
