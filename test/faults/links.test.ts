import fc from 'fast-check';
import { afterEach, describe, expect } from 'vitest';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import { replacePerson } from '../../functions/people/replace-person.ts';
import { aDelegation, aFileWithPlan, aMeeting, aWrittenResolution } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { evidenceOf } from '../builders/request.ts';
import { fault } from './fault.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const delegated = async (): Promise<string> => {
  world = await anOpenRequest(aDelegation(), { file: aFileWithPlan() });
  return world.linkOf('cedar-executive');
};
const agreeing = { choice: 'agree', me: 'yes' } as const;
const declining = { choice: 'decline', declineReason: 'Too dear', me: 'yes' } as const;
/** A page without the reference that each problem has of its own. */
const withoutReference = (html: string): string => html.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/, 'REFERENCE');

describe('links and decisions', () => {
  fault(1, 'looking at a link changes nothing', async () => {
    const link = await delegated();
    const mails = await world.effects('mail');
    const agents = ['Mozilla/5.0', 'SafeLinks', 'curl/8', 'Slackbot-LinkExpanding 1.0', ''];
    for (let times = 0; times < 20; times += 1) {
      for (const method of ['GET', 'HEAD']) {
        const headers = { 'user-agent': agents[times % agents.length] ?? '' };
        expect((await fetch(`${world.url}${link}`, { method, headers })).status).toBe(200);
      }
    }
    expect([world.commits(), await world.events()]).toEqual([0, []]);
    expect(await world.effects('mail')).toEqual(mails);
    return `40 looks, ${world.commits()} commits, ${(await world.events()).length} events`;
  });

  fault(3, 'a form without a choice comes back undecided', async () => {
    const link = await delegated();
    const page = await world.browser.post(link, {});
    const unticked = await world.browser.post(link, { choice: 'agree' });
    expect([page.status, unticked.status, world.commits()]).toEqual([400, 400, 0]);
    expect((await world.stored()).answers).toEqual([]);
    return `${page.status}: ${page.errors.join('; ')}`;
  });

  fault(4, 'the same decision three times is one', async () => {
    const link = await delegated();
    const form = await world.browser.open(link);
    const clicks = await Promise.all([form.submit(agreeing), form.submit(agreeing)]);
    const backAgain = await form.submit(agreeing);
    for (const page of [...clicks, backAgain]) expect([page.status, page.heading]).toEqual([200, 'You agreed']);
    expect((await world.stored()).answers).toHaveLength(1);
    return `1 answer, three times 200 "${backAgain.heading}"`;
  });

  fault(5, 'of agreeing and declining at once one wins, and the other is told', async () => {
    const link = await delegated();
    const pages = await Promise.all([world.browser.post(link, agreeing), world.browser.post(link, declining)]);
    expect(pages.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const loser = pages.find(({ status }) => status === 409);
    const result = (await world.stored()).outcome?.result;
    expect(loser?.text).toMatch(result === 'agreed' ? /agreed|said yes/i : /said no/i);
    expect((await world.stored()).answers).toHaveLength(1);
    return `${result}; the other: 409 "${loser?.heading}"`;
  });

  fault(6, 'trustees who decide at once come to what they come to one by one', async () => {
    const voters = [1, 2, 3, 4, 5].map((number) => `birch-board-${number}`);
    const decides = async (votes: readonly ('agree' | 'decline')[], together: boolean): Promise<unknown> => {
      world = await anOpenRequest(aWrittenResolution(), { file: aFileWithPlan() });
      const vote = async (does: 'agree' | 'decline', at: number): Promise<void> => {
        const who = evidenceOf(voters[at] ?? '', world.outside.clock.now().toISOString());
        const answer = does === 'agree' ? { does, ...who } : { does, reason: 'Too dear', ...who };
        await giveAnswer(world.outside, world.partnership, world.request, answer);
      };
      if (together) await Promise.all(votes.map(vote));
      else for (const [at, does] of votes.entries()) await vote(does, at);
      const { outcome } = await world.stored();
      await world.stop();
      return outcome?.result;
    };
    const someVotes = fc.array(fc.constantFrom('agree' as const, 'agree' as const, 'decline' as const), {
      minLength: 5,
      maxLength: 5,
    });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(someVotes, async (votes) => {
        tried += 1;
        expect(await decides(votes, true)).toEqual(await decides(votes, false));
      }),
      { numRuns: 12 },
    );
    return `${tried} votes of five trustees, the same outcome at once and in turn`;
  });

  fault(11, 'a link to a closed request says how it ended', async () => {
    const link = await delegated();
    await world.browser.post(link, declining);
    const page = await world.browser.open(link);
    const late = await world.browser.post(link, agreeing);
    expect([page.status, late.status]).toEqual([200, 409]);
    expect(page.text).toContain('You said no');
    expect(late.text).toContain('said no on');
    return `"${page.heading}"; a form that comes later: ${late.status}`;
  });

  fault(12, 'a forwarded link names whom it is for, asks, and keeps from where', async () => {
    const link = await delegated();
    const page = await world.browser.open(link);
    expect(page.text).toContain('This page is for Cedar Executive');
    const unconfirmed = await page.submit({ choice: 'agree' });
    expect(unconfirmed.errors).toEqual(['Tick to say that you are Cedar Executive']);
    const headers = { 'user-agent': 'Somebody’s telephone'.replace('’', ''), 'sec-fetch-site': 'same-origin' };
    await fetch(`${world.url}${link}`, { method: 'POST', body: new URLSearchParams(agreeing), headers });
    const [answer] = (await world.stored()).answers;
    expect(answer).toMatchObject({ address: '127.0.0.1', userAgent: 'Somebodys telephone' });
    return `"${unconfirmed.errors[0]}"; kept: ${answer?.address}, ${answer?.userAgent}`;
  });

  fault(20, 'who is replaced while being asked has a dead link, and the new person their own', async () => {
    const old = await delegated();
    const successor = { name: 'New Executive', email: 'new@cedar.example' };
    const done = await replacePerson(world.outside, {
      partnership: world.partnership,
      by: 'head-cedar',
      leaving: 'cedar-executive',
      successor,
    });
    expect(done.ok).toBe(true);
    const to = done.ok && done.value.state === 'done' ? done.value.successor : '';
    const dead = await world.browser.open(old);
    const refused = await world.browser.post(old, agreeing);
    const fresh = await world.browser.open(await world.linkOf(to));
    expect([dead.status, refused.status, fresh.status]).toEqual([410, 410, 200]);
    expect(fresh.text).toContain('This page is for New Executive');
    expect(await world.events()).toContain('person-replaced');
    expect((await world.effects('mail')).filter((mail) => mail.to === to).map(({ template }) => template)).toContain(
      'ask',
    );
    return `the old link ${dead.status}, the new one ${fresh.status}, and both ids in the trail`;
  });

  fault(21, 'when nobody is left to answer, the clerk and the lead hear of it', async () => {
    await delegated();
    await personLeaves(world.outside, { partnership: world.partnership, by: 'head-cedar', leaving: 'cedar-executive' });
    const told = (await world.effects('mail')).filter(({ template }) => template === 'nobody-to-ask');
    expect(told.map(({ to }) => to).toSorted()).toEqual(['clerk-cedar-board', 'lead-alder']);
    expect((await world.stored()).outcome).toBeUndefined();
    return `"nobody-to-ask" to ${told.map(({ to }) => to).join(' and ')}`;
  });

  fault(13, 'a token leads to its own partnership alone', async () => {
    const link = await delegated();
    const other = await anOpenRequest(aMeeting(), { file: aFileWithPlan() });
    const foreign = await other.linkOf('clerk-alder-board');
    await other.stop();
    // The ids of somebody else's request and person, under the mac of the link that is held.
    const mac = link.slice(-43);
    const mixed = `${foreign.slice(0, '/l/'.length + 20)}.${mac}`;
    const answers = await Promise.all([world.browser.open(mixed), world.browser.post(mixed, agreeing)]);
    const wrong = await world.browser.open('/l/wrong');
    for (const page of answers)
      expect([page.status, withoutReference(page.html)]).toEqual([404, withoutReference(wrong.html)]);
    expect([await world.events(), (await world.stored()).answers]).toEqual([[], []]);
    return `404, the same ${wrong.html.length} characters as for any wrong link`;
  });

  fault(14, 'a wrong token gets one page, whatever is wrong with it', async () => {
    const link = await delegated();
    const token = link.slice('/l/'.length);
    const altered = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    const wrong = [token.slice(0, -1), altered, '!'.repeat(64), 'x', 'A'.repeat(1_000_000), `${token}%00`];
    const pages = await Promise.all(wrong.map((one) => fetch(`${world.url}/l/${one}`)));
    const bodies = await Promise.all(pages.map((page) => page.text()));
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(bodies.map(withoutReference)).size).toBe(1);
    return `${wrong.length} wrong tokens, one page of ${bodies[0]?.length} characters`;
  });

  fault(16, 'a form from another site is refused', async () => {
    const link = await delegated();
    const says = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { origin: 'https://evil.example' },
      { referer: 'https://evil.example/x' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of says) {
      const sent = await fetch(`${world.url}${link}`, { method: 'POST', body: new URLSearchParams(agreeing), headers });
      expect(sent.status, JSON.stringify(headers)).toBe(403);
    }
    expect(world.commits()).toBe(0);
    return `403 for ${says.length} kinds, 0 commits`;
  });

  fault(40, 'fields that no form has are refused', async () => {
    const link = await delegated();
    for (const extra of ['role', 'status', 'version', 'person', 'at']) {
      expect((await world.browser.post(link, { ...agreeing, [extra]: 'admin' })).status, extra).toBe(400);
    }
    expect([world.commits(), (await world.stored()).answers]).toEqual([0, []]);
    return '400 for role, status, version, person, at; 0 commits';
  });

  fault(45, 'whoever guesses links gets one 404, then none for a while', async () => {
    const link = await delegated();
    const before = await world.stored();
    const guess = (number: number) => `/l/${String(number).padStart(20, '0')}.${'A'.repeat(43)}`;
    const seen = new Map<number, number>();
    for (let number = 0; number < 110; number += 1) {
      const { status } = await fetch(`${world.url}${guess(number)}`);
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    expect([...seen.keys()]).toEqual([404, 429]);
    expect((await fetch(`${world.url}${guess(0)}`)).status).toBe(429);
    expect((await fetch(`${world.url}${link}`)).status).toBe(200);
    world.outside.pass(11 * 60);
    expect((await fetch(`${world.url}${guess(0)}`)).status).toBe(404);
    expect([await world.events(), await world.stored()]).toEqual([[], before]);
    return `${seen.get(404)} times 404, then 429; no audit event`;
  });
});
