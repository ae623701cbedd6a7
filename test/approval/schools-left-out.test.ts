import { afterEach, describe, expect, it } from 'vitest';
import { nextStep } from '../../functions/approval/next-step.ts';
import { weighDecisions } from '../../functions/approval/weigh-decisions.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { activeSchools } from '../../functions/domain/partnership/partnership.ts';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, proposals, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aDelegation, aFileWithPlan } from '../builders/decision-specs.ts';
import { inState } from '../builders/moved.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { aPerson, aSchool } from '../builders/partnership.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const elm = aSchool('elm', '900009');

/** Cedar's trust decides for two academies, Cedar and Elm, by its chief executive. */
const withTwoAcademies = (): PartnershipFile => {
  const file = aFileWithPlan();
  const { terms: _, ...school } = elm;
  return {
    ...file,
    people: [...file.people, aPerson(elm.head), aPerson(elm.lead)],
    schools: [...file.schools, school],
    parties: file.parties.map((party) =>
      party.id === 'cedar' ? { ...party, schools: [...party.schools, elm.urn] } : party,
    ),
  };
};

const decidesFor = async (covers: string | string[] | false) => {
  world = await anOpenRequest(aDelegation(), { file: withTwoAcademies() });
  const page = await world.browser.open(await world.linkOf('cedar-executive'));
  return page.submit({ choice: 'agree', me: true, covers });
};

describe('one decision for several schools', () => {
  it('covers all of them unless one is unticked', async () => {
    world = await anOpenRequest(aDelegation(), { file: withTwoAcademies() });
    const page = await world.browser.open(await world.linkOf('cedar-executive'));
    expect(page.text).toContain('Which of the 2 schools does this cover?');
    await page.submit({ choice: 'agree', me: true });
    expect((await world.stored()).outcome).toMatchObject({ result: 'agreed' });
    expect((await world.stored()).outcome?.leavesOut).toBeUndefined();
  });

  it('keeps which school was left out, and the partnership goes on without it', async () => {
    await decidesFor('900003');
    expect((await world.stored()).outcome).toMatchObject({ result: 'agreed', leavesOut: [elm.urn] });

    const { outside, partnership } = world;
    const { about } = await world.stored();
    await work(outside, partnership, async (tx) => {
      const proposal = await tx.readNeeded(proposals, about.id);
      tx.write(proposals, about.id, { ...proposal, state: inState('with-boards') });
      // The others have left, so that Cedar's decision is the whole one.
      const whole = await tx.readNeeded(partnerships, theOne);
      const left = ['alder', 'birch', 'dell'].map((party) => ({ party, on: '2026-11-01' }));
      tx.write(partnerships, theOne, { ...whole, left });
    });
    await nextStep(outside, { partnership, about, party: 'cedar' });
    expect(await weighDecisions(outside, { partnership, about })).toEqual({ outcome: 'approved' });
    const item = await outside.store.get(partnerships.key(partnership, theOne));
    const after = item && decode(partnerships, item);
    expect(after && activeSchools(after).map(({ urn }) => urn)).toEqual(['900003']);
    expect(after?.schools.some(({ urn }) => urn === elm.urn)).toBe(true);
  });

  it('is told to the head and the lead of the school that stays out, in words that say so', async () => {
    await decidesFor('900003');
    const { outside, partnership } = world;
    const { about } = await world.stored();
    await work(outside, partnership, async (tx) => {
      const proposal = await tx.readNeeded(proposals, about.id);
      tx.write(proposals, about.id, { ...proposal, state: inState('with-boards') });
    });
    await nextStep(outside, { partnership, about, party: 'cedar' });
    const handlers = { ...workflowHandlers(outside), task: async () => undefined, mail: mailHandler(outside) };
    await deliverDue(outside, handlers, { only: ['mail', 'mail-many'] });
    const toElm = outside.heard.mails.filter(({ subject }) =>
      /^Elm.* stays out of the .* plan, for now$/.test(subject),
    );
    expect(toElm.map(({ to }) => to.name).toSorted()).toEqual(['Head Elm', 'Lead Elm']);
    expect(toElm[0]?.text).toMatch(/The decision leaves Elm(?: \S+)? out\. It stays out of the agreement\./);
  });

  it('cannot leave out every school: then the answer is no', async () => {
    const again = await decidesFor(false);
    expect(again.status).toBe(400);
    expect(again.errors).toContain('Tick at least one school. If none is to join, the answer is no.');
    expect((await world.stored()).outcome).toBeUndefined();
  });

  it('takes no school that the party does not have', async () => {
    world = await anOpenRequest(aDelegation(), { file: withTwoAcademies() });
    const page = await world.browser.open(await world.linkOf('cedar-executive'));
    const made = await world.browser.post(page.url, { choice: 'agree', me: 'yes', covers: '900001' });
    expect(made.status).toBe(409);
    expect((await world.stored()).outcome).toBeUndefined();
  });
});
