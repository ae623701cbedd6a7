/** An interest that somebody declared counts for whatever they do later in the same matter. */
import { afterEach, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { aboutThePlan, aFileWithPlan } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { evidenceOf } from '../builders/request.ts';
import { fault } from './fault.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const dell = (means: 'meeting' | 'chairs-action' | 'written-resolution', attempt = 1, version = 1): RequestSpec => ({
  kind: 'decision',
  about: { ...aboutThePlan, version },
  party: 'dell',
  step: { index: 1, attempt, role: 'decides', means, parties: ['dell'], board: 'dell-board' },
});
const who = (person: string) => evidenceOf(person, world.outside.clock.now().toISOString());
const declare = (person: string, request = world.request) =>
  giveAnswer(world.outside, world.partnership, request, { does: 'declare-interest', note: 'My firm.', ...who(person) });
const open = async (spec: RequestSpec): Promise<string> =>
  (await openRequest(world.outside, { partnership: world.partnership, request: spec })).request;

describe('a declared interest', () => {
  fault(48, 'keeps a chair from acting alone: the clerk cannot open it, and it goes to a meeting', async () => {
    world = await anOpenRequest(dell('meeting'), { file: aFileWithPlan() });
    await declare('dell-board-1');
    const clerk = await world.linkOf('clerk-dell-board');
    expect((await world.browser.open(clerk)).html).not.toContain('/chairs-action');
    const opened = await world.browser.post(`${clerk}/chairs-action`, { me: 'yes' });
    expect(opened.status).toBe(409);
    const asked = await open(dell('chairs-action', 2));
    expect((await world.stored(asked)).outcome?.result).toBe('to-meeting');
    const acting = { does: 'act-as-chair', statement: 'It cannot wait.', ...who('dell-board-1') } as const;
    expect((await giveAnswer(world.outside, world.partnership, asked, acting)).ok).toBe(false);
    return '409 for the clerk; a chair’s action goes to a meeting by itself';
  });

  fault(48, 'counts when it is declared after the chair was asked, and in the next version', async () => {
    world = await anOpenRequest(dell('meeting'), { file: aFileWithPlan() });
    const asked = await open(dell('chairs-action', 2));
    await declare('dell-board-1');
    const acting = { does: 'act-as-chair', statement: 'It cannot wait.', ...who('dell-board-1') } as const;
    expect(await giveAnswer(world.outside, world.partnership, asked, acting)).toMatchObject({ refusal: 'withdrew' });
    const next = await world.stored(await open(dell('written-resolution', 1, 2)));
    expect(next.interests).toEqual(['dell-board-1']);
    const voting = { does: 'agree', ...who('dell-board-1') } as const;
    expect((await giveAnswer(world.outside, world.partnership, next.id, voting)).ok).toBe(false);
    expect(
      (await giveAnswer(world.outside, world.partnership, next.id, { does: 'agree', ...who('dell-board-2') })).ok,
    ).toBe(true);
    return 'refused by chair’s action and by vote in version 2; others vote';
  });
});

describe('a trustee’s interest', () => {
  const birch = (version = 1): RequestSpec => ({
    kind: 'decision',
    about: { ...aboutThePlan, version },
    party: 'birch',
    step: {
      index: 0,
      attempt: 1,
      role: 'decides',
      means: 'written-resolution',
      parties: ['birch'],
      board: 'birch-board',
      days: 14,
    },
  });

  it('sends a written resolution to a meeting, then and in the next version, for all must sign it (L20)', async () => {
    world = await anOpenRequest(birch(), { file: aFileWithPlan() });
    const link = await world.linkOf('birch-board-2');
    expect((await world.browser.open(`${link}/interest`)).text).toContain('has to be signed by every trustee');
    expect((await declare('birch-board-2')).ok).toBe(true);
    expect((await world.stored(world.request)).outcome?.result).toBe('to-meeting');
    expect((await world.stored(await open(birch(2)))).outcome?.result).toBe('to-meeting');
  });

  it('leaves it to the others where the trust’s own articles count only those who may vote', async () => {
    const file = aFileWithPlan();
    const parties = file.parties.map((party) =>
      party.id === 'birch' ? { ...party, resolutionsCountVoters: true, resolutionsRule: 'Articles, 123A' } : party,
    );
    world = await anOpenRequest(birch(), { file: { ...file, parties } });
    expect((await declare('birch-board-2')).ok).toBe(true);
    expect((await world.stored(world.request)).outcome).toBeUndefined();
    for (const at of [1, 3, 4, 5])
      await giveAnswer(world.outside, world.partnership, world.request, { does: 'agree', ...who(`birch-board-${at}`) });
    expect((await world.stored(world.request)).outcome?.result).toBe('agreed');
  });
});
