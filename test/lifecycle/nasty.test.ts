/** What happens at the same time as something else, by the numbers under which the papers name it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { partyLeaves } from '../../functions/leaving/party-leaves.ts';
import { replacePerson } from '../../functions/people/replace-person.ts';
import { documentId, documents, partnerships, proposals, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { concludeDocument } from '../../functions/signing/conclude-document.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { aMeeting } from '../builders/decision-specs.ts';
import { inState } from '../builders/moved.ts';
import { evidenceOf } from '../builders/request.ts';
import { changeTogether } from '../builders/together.ts';
import { aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const whole = async () => {
  const partnership = await world.read(partnerships, theOne);
  if (!partnership) throw new Error('no partnership');
  return partnership;
};
/** A change of what is in force is with the boards. */
const amending = (state: 'with-boards' | 'approved') =>
  work(world.outside, 'valley', async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...partnership, change: '202728' });
    tx.write(proposals, '202728', { id: '202728', version: 1, state: inState(state), returned: [], kinds: ['amend'] });
  });
const givesNotice = (party: string, lastDay: string) =>
  work(world.outside, 'valley', async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const notice = { party, givenOn: '2026-11-13', lastDay, reason: 'Its board decided so.' };
    tx.write(partnerships, theOne, { ...partnership, notices: [...partnership.notices, notice] });
  });
const signs = (request: string, person: string, seal: string) =>
  giveAnswer(world.outside, 'valley', request, {
    does: 'sign',
    typedName: 'As it stands',
    statement: 'I have read it',
    seal,
    ...evidenceOf(person, world.outside.clock.now().toISOString()),
  });

describe('1: a change is with the boards, and a party gives notice', () => {
  it('stops nothing while the notice runs, and takes the text back on the day after its last', async () => {
    await amending('with-boards');
    const asked = await world.ask(aMeeting({ kind: 'proposal', id: '202728', version: 1 }));
    await givesNotice('dell', '2026-11-20');
    expect((await world.read(proposals, '202728'))?.state).toBe('with-boards');
    expect((await world.stored(asked)).outcome).toBeUndefined();
    world.moveTo('2026-11-20');
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: false });
    expect((await world.stored(asked)).outcome).toBeUndefined();
    world.moveTo('2026-11-21');
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: true });
    expect((await world.stored(asked)).outcome?.result).toBe('superseded');
    const back = (await world.effects('task')).filter(({ task }) => task === 'return-proposal');
    expect(back.map(({ input }) => input)).toEqual([
      expect.objectContaining({ proposal: '202728', version: 1, restart: true }),
    ]);
    // What is in force is not touched by any of it.
    expect((await whole()).mou?.signedOn).toBe('2026-09-07');
  });
});

describe('6: an old signing ends after a newer change has been opened', () => {
  it.each(['mou', 'data-agreement'] as const)('finds its own document, and concludes that: %s', async (document) => {
    const { proposal = '' } = await whole();
    await makeDocuments(world.outside, { partnership: 'valley', proposal });
    const kind = document === 'mou' ? 'sign-mou' : 'sign-data-agreement';
    const asked = await world.ask({ kind, about: { kind: document, id: proposal, version: 1 } });
    const id = documentId(document, proposal, 1);
    const { seal = '' } = (await world.read(documents, id)) ?? {};
    await amending('approved');
    await work(world.outside, 'valley', async (tx) => {
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), proposal: '202728' });
    });
    for (const { person } of (await world.stored(asked)).recipients) await signs(asked, person, seal);
    // As workflows that began before it was passed on call it: without the proposal.
    expect(await concludeDocument(world.outside, { partnership: 'valley', document, version: 1 })).toEqual({
      result: 'signed',
    });
    expect((await world.read(documents, id))?.completeAt).toBeDefined();
    expect((await world.read(proposals, '202728'))?.state).toBe('approved');
  });
});

describe('7: a signatory is replaced between two signatures', () => {
  it('keeps the first as it was given, and asks only those who have not signed', async () => {
    const { proposal = '' } = await whole();
    await makeDocuments(world.outside, { partnership: 'valley', proposal });
    const asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: proposal, version: 1 } });
    const { seal = '' } = (await world.read(documents, documentId('mou', proposal, 1))) ?? {};
    expect((await signs(asked, 'birch-board-1', seal)).ok).toBe(true);
    const first = await replacePerson(world.outside, {
      partnership: 'valley',
      by: 'head-birch',
      leaving: 'birch-board-1',
      successor: { name: 'Ann First', email: 'ann.first@valley.example' },
    });
    expect(first.ok).toBe(true);
    const successor = { name: 'Ben Second', email: 'ben.second@valley.example' };
    await changeTogether(world.outside, 'valley', { person: 'alder-board-1', successor });
    const { recipients, answers } = await world.stored(asked);
    const stateOf = (person: string) => recipients.findLast((one) => one.person === person)?.state;
    expect(answers.filter(({ person }) => person === 'birch-board-1')).toHaveLength(1);
    expect(stateOf('birch-board-1')).toBe('answered');
    expect(stateOf('ann-first')).toBeUndefined();
    expect(stateOf('alder-board-1')).toBe('replaced');
    expect(stateOf('ben-second')).toBe('asked');
  });
});

describe('12: another route stands in the file while a board votes', () => {
  it('leaves the open request its step, by which it is still decided', async () => {
    const asked = await world.ask(aMeeting({ kind: 'proposal', id: '202627', version: 1 }));
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const parties = partnership.parties.map((party) =>
        party.id === 'alder'
          ? {
              ...party,
              route: [
                {
                  role: 'decides' as const,
                  means: 'delegated' as const,
                  to: { person: 'head-alder' },
                  reference: 'Terms of reference, line 9',
                  board: 'alder-board',
                },
              ],
            }
          : party,
      );
      tx.write(partnerships, theOne, { ...partnership, parties });
    });
    const { step, recipients } = await world.stored(asked);
    expect(step).toMatchObject({ means: 'meeting', board: 'alder-board' });
    expect(recipients.filter(({ part }) => part === 'answers').map(({ person }) => person)).toEqual([
      'clerk-alder-board',
    ]);
    const again = await world.ask(aMeeting({ kind: 'proposal', id: '202627', version: 1 }));
    expect(again).toBe(asked);
    expect((await world.visit('clerk-alder-board', asked)).status).toBe(200);
  });
});
