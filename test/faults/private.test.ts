import { afterEach, describe, expect } from 'vitest';
import { readQuestions } from '../../functions/approval/read-questions.ts';
import { sha256 } from '../../functions/records/digest.ts';
import { people } from '../../functions/records/kinds.ts';
import { readEvery } from '../../functions/records/read-every.ts';
import { aboutThePlan, aFileWithPlan, aMeeting } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { fault } from './fault.ts';

let world: OpenRequest;
afterEach(() => world.stop());

describe('said in private', () => {
  fault(49, 'nothing that others see leads to whoever said that something is not clear', async () => {
    world = await anOpenRequest(aMeeting(), { file: aFileWithPlan() });
    const text = 'What is a cohort?';
    const link = await world.linkOf('alder-board-3');
    const form = await world.browser.open(`${link}/unclear`);
    await Promise.all([form.submit({ question: text }), form.submit({ question: text })]);
    const asked = await readQuestions(world.outside, world.partnership, aboutThePlan);
    expect(asked).toHaveLength(1);
    const id = asked[0]?.id ?? '';
    const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'audit#', newestFirst: true });
    const event = JSON.stringify(items[0]?.body);
    const everybody = await readEvery(world.outside.store, people, world.partnership);
    for (const { id: person, salt } of everybody) {
      const known = ['unclear', 'our-board', 'all-boards'].map((seenBy) => `${person}\n${seenBy}\n${text}`);
      for (const made of [...known, person, `${person}\n${text}`, `${salt}\n${text}`, `${salt}${text}`]) {
        expect(id).not.toContain(sha256(made).slice(0, 20));
        expect(event).not.toContain(sha256(made));
      }
      expect(event).not.toContain(person);
    }
    // Of a board of one, its party would be a name.
    expect(event).not.toContain('alder');
    const again = (await (await world.browser.open(`${link}/unclear`)).submit({ question: 'And a measure?' })).status;
    const ids = (await readQuestions(world.outside, world.partnership, aboutThePlan)).map((one) => one.id);
    expect([again, new Set(ids).size]).toEqual([200, 2]);
    return `${everybody.length} people tried against id and event: none fits`;
  });
});
