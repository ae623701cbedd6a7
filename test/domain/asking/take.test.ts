import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../functions/domain/asking/answer.ts';
import { isOpen, type Request, recipientOf } from '../../../functions/domain/asking/request.ts';
import { settlementAtClose } from '../../../functions/domain/asking/settle.ts';
import { answersOffered, correct, take } from '../../../functions/domain/asking/take.ts';
import { aPartnership } from '../../builders/partnership.ts';
import {
  aMeeting,
  aRequest,
  aStep,
  evidenceOf,
  meetingAtAlder,
  meetingAtDell,
  proposalOne,
  resolutionAtBirch,
} from '../../builders/request.ts';

const partnership = aPartnership();
const today = '2026-09-10';
const clerk = 'clerk-alder-board';

const said = (does: 'agree' | 'support', person: string): Answer => ({ does, ...evidenceOf(person) });
const decline = (person: string, reason = 'It costs too much.'): Answer => ({
  does: 'decline',
  reason,
  ...evidenceOf(person),
});
const met = (overrides: Parameters<typeof aMeeting>[0] = {}): Extract<Answer, { does: 'record-meeting' }> => ({
  does: 'record-meeting',
  record: aMeeting(overrides),
  ...evidenceOf(clerk),
});

/** Takes answers one after the other, as their commits would; settled requests are ended. */
const answered = (request: Request, ...answers: Answer[]) => {
  let now = request;
  const refusals: string[] = [];
  for (const answer of answers) {
    const taken = take(now, answer, partnership, today);
    if (!taken.ok) {
      refusals.push(taken.refusal);
      continue;
    }
    const { settlement } = taken.value;
    now = settlement
      ? { ...taken.value.request, outcome: { result: settlement.result, at: today, reasons: [...settlement.reasons] } }
      : taken.value.request;
  }
  return { now, refusals };
};

describe('a board that meets', () => {
  const request = aRequest(meetingAtAlder);

  test('is recorded by its clerk alone; a member can only read and declare an interest', () => {
    expect(answersOffered(request, 'alder-board-2', partnership)).toEqual(['declare-interest']);
    expect(answered(request, { ...met(), ...evidenceOf('alder-board-2') }).refusals).toEqual(['not-offered']);
    expect(answered(request, met()).now.outcome?.result).toBe('agreed');
  });

  test('stays open after a meeting short of its quorum, and waits for another date', () => {
    const dated = answered(request, {
      does: 'set-agenda',
      meetingOn: '2026-09-10',
      deferred: false,
      ...evidenceOf(clerk),
    }).now;
    const short = answered(dated, met({ present: 5, for: 0, abstained: 0 })).now;
    expect(isOpen(short)).toBe(true);
    expect(short.agenda).toBeUndefined();
  });

  test('does not count somebody who withdrew, so that a vote becomes inquorate', () => {
    const withdrawn = answered(request, {
      does: 'declare-interest',
      note: 'My firm.',
      ...evidenceOf('alder-board-3'),
    }).now;
    const withFive = met({ present: 5, for: 5, withdrew: ['alder-board-3'] });
    expect(isOpen(answered(withdrawn, withFive).now)).toBe(true);
    const withSix = met({ present: 6, for: 6, withdrew: ['alder-board-3'] });
    expect(answered(withdrawn, withSix).now.outcome?.result).toBe('agreed');
  });

  test('gives its reasons back when it says no', () => {
    const { outcome } = answered(request, met({ for: 2, against: 9, reason: 'Too far away.' })).now;
    expect(outcome).toMatchObject({ result: 'declined', reasons: [{ reason: 'Too far away.' }] });
  });

  test('opens a chair’s action only where the party’s rules allow it', () => {
    expect(answersOffered(request, clerk, partnership)).not.toContain('open-chairs-action');
    const atDell = aRequest(meetingAtDell);
    expect(answersOffered(atDell, 'clerk-dell-board', partnership)).toContain('open-chairs-action');
    const opened = answered(atDell, { does: 'open-chairs-action', ...evidenceOf('clerk-dell-board') }).now;
    expect(opened.outcome?.result).toBe('to-chairs-action');
  });

  test('opens no chair’s action at a maintained school while its board is known to meet before the day', () => {
    const opening = { does: 'open-chairs-action', ...evidenceOf(clerk) } as const;
    const meetingOn = (meetings: string[], agenda?: string) => {
      const valley = aPartnership();
      const [alder, ...others] = valley.parties;
      if (!alder) throw new Error('there is no party');
      const boards = alder.boards.map((board) => ({ ...board, meetings }));
      const with_ = { ...valley, parties: [{ ...alder, boards, chairsAction: true }, ...others] };
      const request = aRequest(
        meetingAtAlder,
        agenda === undefined ? {} : { agenda: { meetingOn: agenda, papersOn: agenda, deferred: false } },
        with_,
      );
      return take(request, opening, with_, today);
    };
    expect(meetingOn([today])).toMatchObject({ refusal: 'board-meets-first' });
    expect(meetingOn(['2026-09-17', '2026-12-01'])).toMatchObject({ refusal: 'board-meets-first' });
    expect(meetingOn([], '2026-09-16')).toMatchObject({ refusal: 'board-meets-first' });
    for (const meetings of [[], ['2026-09-09'], ['2026-12-01']])
      expect(meetingOn(meetings)).toMatchObject({ ok: true });
  });

  test('cannot be on the agenda of a day that has passed', () => {
    const past: Answer = { does: 'set-agenda', meetingOn: '2026-09-09', deferred: false, ...evidenceOf(clerk) };
    expect(answered(request, past).refusals).toEqual(['meeting-in-the-past']);
  });
});

describe('correcting a record', () => {
  const recorded = answered(aRequest(meetingAtAlder), met({ for: 6, against: 5 })).now;

  test('makes the newest record count', () => {
    const put = correct(recorded, met({ for: 5, against: 6, reason: 'Miscounted.' }), partnership, today);
    expect(put).toMatchObject({ ok: true, value: { settlement: { result: 'declined' } } });
  });

  test('is refused once the minutes are agreed', () => {
    const agreed = {
      ...recorded,
      answers: [...recorded.answers, { does: 'agree-minutes', on: today, ...evidenceOf(clerk) } as Answer],
    };
    expect(correct(agreed, met(), partnership, today)).toMatchObject({ ok: false, refusal: 'minutes-agreed' });
  });

  test('is the clerk’s alone', () => {
    const other = { ...met(), ...evidenceOf('alder-board-1') };
    expect(correct(recorded, other, partnership, today)).toMatchObject({ ok: false, refusal: 'not-offered' });
  });
});

describe('a written resolution', () => {
  const request = aRequest(resolutionAtBirch);
  const trustees = [1, 2, 3, 4, 5].map((number) => `birch-board-${number}`);

  test('is carried only by all of them', () => {
    const four = answered(request, ...trustees.slice(0, 4).map((person) => said('agree', person))).now;
    expect(isOpen(four)).toBe(true);
    expect(answered(four, said('agree', 'birch-board-5')).now.outcome?.result).toBe('agreed');
  });

  test('ends with one no, and gives the reason', () => {
    const { outcome } = answered(request, said('agree', 'birch-board-1'), decline('birch-board-2')).now;
    expect(outcome).toMatchObject({
      result: 'not-carried',
      reasons: [{ from: 'birch-board-2', reason: 'It costs too much.' }],
    });
  });

  test('ends with silence to its date', () => {
    const silent = answered(request, said('agree', 'birch-board-1')).now;
    expect(settlementAtClose(silent, partnership).result).toBe('not-carried');
  });

  test('can be moved to a meeting by any trustee or the clerk', () => {
    expect(answered(request, { does: 'to-meeting', ...evidenceOf('birch-board-3') }).now.outcome?.result).toBe(
      'to-meeting',
    );
    expect(answered(request, { does: 'to-meeting', ...evidenceOf('clerk-birch-board') }).now.outcome?.result).toBe(
      'to-meeting',
    );
  });

  test('goes to a meeting when a trustee has an interest, unless its articles count only those who may vote', () => {
    const interest: Answer = { does: 'declare-interest', note: 'My son works there.', ...evidenceOf('birch-board-1') };
    const withdrew = answered(request, interest).now;
    expect(withdrew.outcome?.result).toBe('to-meeting');
    expect(answered(withdrew, said('agree', 'birch-board-1')).refusals).toEqual(['closed']);
    const parties = partnership.parties.map((party) => ({ ...party, resolutionsCountVoters: true }));
    const own = { ...partnership, parties };
    const declared = take(request, interest, own, today);
    if (!declared.ok) throw new Error(declared.refusal);
    expect(declared.value.settlement).toBeUndefined();
    const again = take(declared.value.request, said('agree', 'birch-board-1'), own, today);
    expect(again).toMatchObject({ refusal: 'withdrew' });
    let now = declared.value.request;
    for (const person of trustees.slice(1)) {
      const taken = take(now, said('agree', person), own, today);
      if (!taken.ok) throw new Error(taken.refusal);
      now = taken.value.request;
      if (person === trustees.at(-1)) expect(taken.value.settlement?.result).toBe('agreed');
    }
  });
});

describe('a delegated decision', () => {
  const request = aRequest({
    kind: 'decision',
    about: proposalOne,
    party: 'cedar',
    step: aStep({ means: 'delegated', parties: ['cedar'], person: 'cedar-executive', board: 'cedar-board' }),
  });

  test('is one person’s answer, the first of two at once', () => {
    const both = answered(request, said('agree', 'cedar-executive'), decline('cedar-executive'));
    expect(both.now.outcome?.result).toBe('agreed');
    expect(both.refusals).toEqual(['closed']);
  });

  test('goes to a meeting when that person declares an interest', () => {
    const withdrew: Answer = { does: 'declare-interest', note: 'I own the land.', ...evidenceOf('cedar-executive') };
    expect(answered(request, withdrew).now.outcome?.result).toBe('to-meeting');
  });
});

describe('asking all heads', () => {
  const request = aRequest({ kind: 'head-support', about: proposalOne });
  const heads = ['head-alder', 'head-birch', 'head-cedar', 'head-dell'];

  test('waits for every one of them', () => {
    expect(isOpen(answered(request, ...heads.slice(1).map((head) => said('support', head))).now)).toBe(true);
    expect(answered(request, ...heads.map((head) => said('support', head))).now.outcome?.result).toBe('supported');
  });

  test('comes to the same whatever the order of their answers', () => {
    const answers: Answer[] = [
      said('support', 'head-alder'),
      said('support', 'head-birch'),
      { does: 'ask-change', reason: 'Fewer buses.', ...evidenceOf('head-cedar') },
      said('support', 'head-dell'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: 4 }), (order) => {
        expect(answered(request, ...order).now.outcome).toMatchObject({
          result: 'change-requested',
          reasons: [{ from: 'head-cedar', reason: 'Fewer buses.' }],
        });
      }),
    );
  });

  test('nobody’s silence is taken for support', () => {
    const three = answered(request, ...heads.slice(1).map((head) => said('support', head))).now;
    expect(settlementAtClose(three, partnership).result).toBe('no-answer');
  });
});

describe('a return', () => {
  const request = aRequest({ kind: 'send-return', about: { kind: 'review', id: '202627-autumn' }, school: '900001' });
  const sent = (complete: boolean): Answer => ({ does: 'send-return', complete, ...evidenceOf('lead-alder') });

  test('with numbers only stays open for its words', () => {
    const numbers = answered(request, sent(false)).now;
    expect(isOpen(numbers)).toBe(true);
    expect(answered(numbers, sent(true)).now.outcome?.result).toBe('done');
  });
});

describe('anybody', () => {
  const everyone = ['clerk-alder-board', 'alder-board-1', 'birch-board-1', 'head-alder', 'somebody-else'];

  test('can do exactly what is offered to them, in any order of anything', () => {
    const anyAnswer = fc.constantFrom<Answer>(
      ...everyone.flatMap((person): Answer[] => [
        said('agree', person),
        decline(person),
        { ...met(), ...evidenceOf(person) },
        { does: 'declare-interest', note: 'Mine.', ...evidenceOf(person) },
        { does: 'to-meeting', ...evidenceOf(person) },
      ]),
    );
    const anySpec = fc.constantFrom(meetingAtAlder, resolutionAtBirch, meetingAtDell);
    fc.assert(
      fc.property(anySpec, fc.array(anyAnswer, { maxLength: 12 }), (spec, answers) => {
        let now = aRequest(spec);
        for (const answer of answers) {
          const offered = answersOffered(now, answer.person, partnership).includes(answer.does);
          const taken = take(now, answer, partnership, today);
          if (taken.ok) expect(offered).toBe(true);
          if (!taken.ok) continue;
          expect(recipientOf(taken.value.request, answer.person)).toBeDefined();
          const { settlement } = taken.value;
          now = settlement
            ? { ...taken.value.request, outcome: { result: settlement.result, at: today, reasons: [] } }
            : taken.value.request;
        }
      }),
    );
  });

  test('somebody who was replaced has no part in it any more', () => {
    const request = aRequest(meetingAtAlder);
    const replaced = {
      ...request,
      recipients: request.recipients.map((one) => ({ ...one, state: 'replaced' as const })),
    };
    expect(answered(replaced, met()).refusals).toEqual(['not-asked']);
  });
});
