/** A recommendation is never shown as a decision, to anybody, on any page or mail (L18). */
import { afterEach, describe, expect, it } from 'vitest';
import { decisionView } from '../../functions/approval/decision-view.ts';
import { nextStep } from '../../functions/approval/next-step.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { howItEnded, whatYouSaid } from '../../functions/asking/outcome-words.ts';
import { stepInWords } from '../../functions/asking/step-words.ts';
import { results } from '../../functions/domain/asking/request.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { proposals } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aboutThePlan, aFileWithPlan, aMeeting, anAdvice } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { aPartnership } from '../builders/partnership.ts';
import { aContext, aRequest } from '../mail/contexts.ts';

const partnership = aPartnership();
const decides = /\b(?:agreed|said yes|decided|said no|declined)\b/i;

let world: OpenRequest;
afterEach(() => world?.stop());

const carried = {
  'date-day': '2',
  'date-month': '11',
  'date-year': '2026',
  resolution: 'agree',
  inPost: '4',
  present: '3',
  for: '3',
  against: '0',
  abstained: '0',
  minute: 'Minute 4',
};

describe('A board that recommends', () => {
  it('is told that it advises, whoever decides, and what it advised', async () => {
    world = await anOpenRequest(anAdvice(), { file: aFileWithPlan(), views: { decision: decisionView } });
    const clerk = async (below = '') => world.browser.open((await world.linkOf('clerk-dell-education')) + below);
    const first = await clerk();
    expect(first.text).toMatch(/advises\. It is for the .*Dell Board.* to decide\./);
    expect(first.text).toContain('That this board advises that');
    expect(first.text).not.toContain('That this board agrees');
    const check = await clerk('/record').then((page) => page.submit(carried));
    expect(check.text).toContain('Your board advises yes');
    expect(check.text).toContain('Dell Education');
    const recorded = await check.submit({ me: true }, { button: 'Record it' });
    expect(recorded.heading).toMatch(/advised yes/);
    expect(recorded.heading).not.toMatch(decides);
  });

  it('is read by those who decide, as advice, before they do', async () => {
    world = await anOpenRequest(anAdvice(), { file: aFileWithPlan(), views: { decision: decisionView } });
    const form = await world.browser.open(`${await world.linkOf('clerk-dell-education')}/record`);
    await (await form.submit(carried)).submit({ me: true }, { button: 'Record it' });
    const input = { partnership: world.partnership, about: aboutThePlan, party: 'dell' };
    await work(world.outside, world.partnership, async (tx) => {
      const proposal = await tx.readNeeded(proposals, aboutThePlan.id);
      tx.write(proposals, aboutThePlan.id, { ...proposal, state: proposals.schema.shape.state.parse('with-boards') });
    });
    const next = await nextStep(world.outside, input);
    expect(next).toMatchObject({ decided: false });
    const told = (await world.effects('mail')).filter(({ template }) => template === 'party-decided');
    // The clerk who wrote it down has a receipt.
    expect(told.map(({ to }) => to)).toEqual([partnership.roles.lead]);
    if (next.decided) throw new Error('the board is asked after its committee');
    const asked = await openRequest(world.outside, { partnership: world.partnership, request: next.request });
    const page = await world.browser.open(await world.linkOf('clerk-dell-board', asked.request));
    expect(page.text).toContain('What was advised');
    expect(page.text).toMatch(
      /Dell Education.* advised yes to it, on 2 November 2026\. This is advice: it decides nothing\./,
    );
  });
});

describe('What a step came to', () => {
  const steps = (['recommends', 'consulted'] as const).flatMap((role) => results.map((result) => ({ role, result })));

  it.each(steps)('says nothing of a decision where it $role and came to $result', ({ role, result }) => {
    const request = aRequest(partnership, anAdvice(), { outcome: { result, at: '2026-11-02T10:00:00.000Z' } as never });
    const asked = { ...request, step: { ...request.step, role } as never };
    if (['agreed', 'declined', 'change-requested'].includes(result)) {
      expect(howItEnded(asked, partnership)).not.toMatch(decides);
      expect(howItEnded(asked, partnership)).toMatch(/It is for the .* to decide\.$/);
    }
    const party = partnership.parties.find(({ id }) => id === 'dell');
    const words = stepInWords({ index: 0, role, result }, { party, about: 'proposal-202627-1', partnership });
    expect(words ?? '').not.toMatch(/said yes|said no|decided|asked for a change/);
    if (words) expect(words).toContain('Dell Education');
    const context = aContext(partnership, [], partnership.roles.lead, { request: asked });
    const letter = templates['party-decided'](context);
    expect(letter?.subject ?? '').not.toMatch(decides);
  });

  it('is a decision where the step decides', () => {
    const request = aRequest(partnership, aMeeting(), {
      outcome: { result: 'agreed', at: '2026-11-02T10:00:00.000Z' } as never,
    });
    expect(howItEnded(request, partnership)).toMatch(/ agreed on 2 November 2026\.$/);
    expect(whatYouSaid({ does: 'agree' } as never, request)).toBe('You agreed');
    expect(whatYouSaid({ does: 'agree' } as never, aRequest(partnership, anAdvice()))).toBe('You advised yes');
  });
});
