import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ResolutionWeighed,
  type TrusteeAnswer,
  weighWrittenResolution,
} from '../../../functions/domain/approval/written-resolution.ts';

const trustees = ['ann', 'ben', 'cat', 'dan', 'eve'];
const all = (answer: TrusteeAnswer['answer'], people: readonly string[] = trustees): TrusteeAnswer[] =>
  people.map((person) => ({ person, answer }));

const weigh = (answers: readonly TrusteeAnswer[], closed = false, quorum = 3): ResolutionWeighed =>
  weighWrittenResolution({ trustees, quorum, answers, closed });

describe('a written resolution', () => {
  test('is carried once every trustee has agreed, and not before', () => {
    expect(weigh(all('agree')).state).toBe('carried');
    const open = weigh(all('agree', trustees.slice(1)));
    expect(open).toMatchObject({ state: 'open', waitingFor: ['ann'] });
    expect(open.explanation).toContain('4 of 5 have agreed. All of them must.');
  });

  test('one "no" ends it at once, with the reason', () => {
    const ended = weigh([{ person: 'ben', answer: 'decline', reason: 'No limit on bus costs.' }]);
    expect(ended).toMatchObject({ state: 'not-carried', changeRequested: false });
    expect(ended.explanation[0]).toBe('ben did not agree: No limit on bus costs.');
    expect(weigh([{ person: 'ben', answer: 'ask-change' }])).toMatchObject({
      state: 'not-carried',
      changeRequested: true,
    });
  });

  test('silence to the date ends it and names who was silent', () => {
    const ended = weigh(all('agree', trustees.slice(2)), true);
    expect(ended.state).toBe('not-carried');
    expect(ended.explanation).toContain('No answer came from ann and ben by the date.');
  });

  test('those with an interest have no part in it', () => {
    const answers = [...all('interest', ['ann', 'ben']), ...all('agree', ['cat', 'dan', 'eve'])];
    expect(weigh(answers).state).toBe('carried');
    expect(weigh(answers, false, 4)).toMatchObject({ state: 'not-carried', changeRequested: false });
    expect(weigh(all('interest')).explanation).toContain('Nobody is left who may vote.');
  });

  test('answers of people who are no trustees count for nothing, and the last answer of a person counts', () => {
    expect(weigh([...all('agree'), { person: 'zed', answer: 'decline' }]).state).toBe('carried');
    expect(weigh([{ person: 'ann', answer: 'decline' }, ...all('agree')]).state).toBe('carried');
  });

  test('is carried exactly when all who may vote agreed and enough of them are left', () => {
    const answer = fc.constantFrom<TrusteeAnswer['answer'] | undefined>(
      'agree',
      'decline',
      'ask-change',
      'interest',
      undefined,
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: 5, maxLength: 5 }), fc.boolean(), (given, closed) => {
        const answers = trustees.flatMap((person, i) => {
          const one = given[i];
          return one ? [{ person, answer: one }] : [];
        });
        const voting = given.filter((one) => one !== 'interest');
        const carried = voting.length >= 3 && voting.every((one) => one === 'agree');
        const { state } = weigh(answers, closed);
        expect(state === 'carried').toBe(carried);
        if (closed) expect(state).not.toBe('open');
        expect(weigh(answers.toReversed(), closed).state).toBe(state);
      }),
    );
  });
});
