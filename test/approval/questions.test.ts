import { afterEach, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../functions/approval/answer-question.ts';
import { askQuestion } from '../../functions/approval/ask-question.ts';
import { readQuestions } from '../../functions/approval/read-questions.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { aboutThePlan, aFileWithPlan, aMeeting, aWrittenResolution } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const opening = async () => {
  world = await anOpenRequest(aMeeting(), { file: aFileWithPlan() });
};
const visit = async (person: string, below = '') => world.browser.open((await world.linkOf(person)) + below);
const asked = () => readQuestions(world.outside, world.partnership, aboutThePlan);
/** A trustee of Birch, who is asked about the same plan. */
const elsewhere = async () => {
  const { request } = await openRequest(world.outside, {
    partnership: world.partnership,
    request: aWrittenResolution(),
  });
  return world.browser.open(await world.linkOf('birch-board-2', request));
};

describe('a question', () => {
  it('needs words, and a choice of who may see it', async () => {
    await opening();
    const page = await visit('alder-board-3', '/question').then((form) => form.submit());
    expect(page.errors).toEqual(['Write your question', 'Choose who sees the question and its answer']);
    expect(await asked()).toEqual([]);
  });

  it('for all boards is seen by all, and the lead is told once, however often it is sent', async () => {
    await opening();
    const form = await visit('alder-board-3', '/question');
    const filled = { question: 'Who pays for a broken coach?', seenBy: 'all-boards' };
    const [page] = await Promise.all([form.submit(filled), form.submit(filled)]);
    expect(page.text).toContain('Your question is with the lead');
    expect(await asked()).toHaveLength(1);
    expect((await world.effects('mail')).filter(({ template }) => template === 'question-asked')).toHaveLength(2);
    expect(await world.events()).toEqual(['question-asked']);
    expect((await elsewhere()).text).toContain('Who pays for a broken coach?');
  });

  it('for our board only stays with the board', async () => {
    await opening();
    await visit('alder-board-3', '/question').then((form) =>
      form.submit({ question: 'Is our head for it?', seenBy: 'our-board' }),
    );
    expect((await visit('alder-board-4')).text).toContain('Is our head for it?');
    expect((await elsewhere()).text).not.toContain('Is our head for it?');
  });

  it('that only says "I do not understand this" is seen by nobody else, and names nobody in the trail', async () => {
    await opening();
    await visit('alder-board-3', '/unclear').then((form) => form.submit({ question: 'What is a cohort?' }));
    expect((await visit('alder-board-4')).text).not.toContain('What is a cohort?');
    expect((await visit('clerk-alder-board')).text).not.toContain('What is a cohort?');
    expect((await visit('alder-board-3')).text).toContain('What is a cohort?');
    const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'audit#', newestFirst: true });
    expect(items[0]?.body).toMatchObject({ event: 'question-asked', by: 'system' });
  });

  it('is refused from somebody whom it does not concern, or who withdrew', async () => {
    await opening();
    await visit('alder-board-3', '/interest').then((form) => form.submit({ note: 'My firm.', me: true }));
    const from = (person: string) =>
      askQuestion(world.outside, {
        partnership: world.partnership,
        request: world.request,
        person,
        question: 'Why?',
        seenBy: 'all-boards',
      });
    expect(await from('alder-board-3')).toMatchObject({ ok: false, refusal: 'withdrew' });
    expect(await from('birch-board-1')).toMatchObject({ ok: false, refusal: 'not-asked' });
    const page = await world.browser.post(`${await world.linkOf('alder-board-3')}/question`, {
      question: 'But why?',
      seenBy: 'all-boards',
    });
    expect(page.status).toBe(409);
    expect(await asked()).toEqual([]);
  });
});

describe('an answer', () => {
  const answering = async (person: string, text: string) => {
    const [question] = await asked();
    return answerQuestion(world.outside, {
      partnership: world.partnership,
      question: question?.id ?? '',
      person,
      text,
    });
  };

  it('comes from the lead alone, and tells whoever asked', async () => {
    await opening();
    await visit('alder-board-3', '/question').then((form) =>
      form.submit({ question: 'Who pays?', seenBy: 'all-boards' }),
    );
    expect(await answering('head-birch', 'We do.')).toMatchObject({ ok: false, refusal: 'not-yours' });
    expect(await answering('lead-alder', 'The grant pays.')).toMatchObject({ ok: true });
    expect(await answering('lead-alder', 'The grant pays.')).toMatchObject({ ok: true });
    const mails = (await world.effects('mail')).filter(({ template }) => template === 'question-answered');
    expect(mails.map(({ to }) => to)).toEqual(['alder-board-3']);
    expect((await elsewhere()).text).toContain('The grant pays.');
  });

  it('has no question to answer where there is none', async () => {
    await opening();
    expect(await answering('lead-alder', 'Yes.')).toMatchObject({ ok: false, refusal: 'unknown' });
  });
});
