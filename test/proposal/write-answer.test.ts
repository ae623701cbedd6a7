import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf } from '../../functions/proposal/forms/list-entry.ts';
import { questionForms } from '../../functions/proposal/forms/question-forms.ts';
import { writeAnswer } from '../../functions/proposal/write-answer.ts';
import { proposals } from '../../functions/records/kinds.ts';
import { inState } from '../builders/moved.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';

let world: SignedInWorld;
beforeEach(async () => {
  world = await aSignedInWorld(aPartnershipFile({}, 2));
});
afterEach(() => world.stop());

const write = async (by: string, shown?: string) => {
  const { fields } = questionForms.reviews;
  const to = new Map(fields.map((field) => [field, 'Once a term']));
  const change = { question: 'reviews', shown: shown ?? digestOf(fields, await world.content()), to } as const;
  return writeAnswer(world.outside, { partnership: world.partnership, proposal: '202627', by, change });
};

it('refuses whoever may not write, whatever page they come from', async () => {
  const before = world.everything();
  for (const person of ['head-alder', 'chaser', 'nobody'])
    expect(await write(person)).toMatchObject({ refusal: 'not-allowed' });
  expect(world.everything()).toBe(before);
});

it.each(['with-heads', 'with-boards', 'approved', 'withdrawn'] as const)(
  'refuses to change what is %s',
  async (state) => {
    await world.given(async (tx) => {
      tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), state: inState(state) });
    });
    const before = world.everything();
    expect(await write('lead-alder')).toMatchObject({ refusal: 'not-being-written' });
    expect(world.everything()).toBe(before);
  },
);

it('writes what came back to be changed, and refuses what was changed meanwhile', async () => {
  await world.given(async (tx) => {
    tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), state: inState('returned') });
  });
  expect(await write('lead-birch', 'what somebody saw')).toMatchObject({ refusal: 'changed-meanwhile' });
  expect(await write('lead-birch')).toEqual({ ok: true, value: 'changed' });
  expect(await write('lead-birch', 'what somebody saw')).toEqual({ ok: true, value: 'unchanged' });
  expect((await world.content()).reviews).toBe('Once a term');
});
