import { describe, expect, it } from 'vitest';
import { agendaFor } from '../../functions/domain/asking/chasing.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { DecisionStep, Recipient, Request } from '../../functions/domain/asking/request.ts';
import type { MailName } from '../../functions/domain/mail-names.ts';
import type { Partnership } from '../../functions/domain/partnership.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import type { Letter } from '../../functions/mail/letter.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';
import { aContext, aLink, aRequest } from './every-letter.ts';

const withMeetings = (meetings: string[]): Partnership => {
  const base = aPartnership({ name: 'Wendle Valley Learning Partnership' });
  return {
    ...base,
    parties: base.parties.map((party) => ({ ...party, boards: party.boards.map((board) => ({ ...board, meetings })) })),
  };
};
const valley = withMeetings(['2025-12-03', '2026-02-04']);

const proposal = { kind: 'proposal', id: 'plan', version: 1 } as const;
const meeting: DecisionStep = {
  index: 0,
  attempt: 1,
  role: 'decides',
  means: 'meeting',
  parties: ['alder'],
  board: 'alder-board',
};
const byMeeting: RequestSpec = { kind: 'decision', about: proposal, party: 'alder', step: meeting };
const inWriting: RequestSpec = {
  kind: 'decision',
  about: proposal,
  party: 'birch',
  step: { ...meeting, means: 'written-resolution', parties: ['birch'], board: 'birch-board', days: 14 },
};

const write = (
  mail: MailName,
  person: string,
  request: Request,
  more: Partial<MailContext> = {},
  partnership = valley,
): Letter | undefined =>
  templates[mail](aContext(partnership, peopleOf(partnership), person, { request, link: aLink, ...more }));

const whole = (letter: Letter | undefined): string => JSON.stringify(letter ?? 'nothing');

const answered = (request: Request, person: string, state: Recipient['state']): Request => ({
  ...request,
  recipients: request.recipients.map((one) => (one.person === person ? { ...one, state } : one)),
});
const ended = (request: Request): Request => ({
  ...request,
  outcome: { result: 'agreed', at: '2025-12-04T08:00:00.000Z', reasons: [] },
});

describe('asking a clerk for the agenda', () => {
  it('says the date of the next meeting that papers can still reach', () => {
    const letter = write('ask', 'clerk-alder-board', aRequest(valley, byMeeting));
    expect(letter?.subject).toBe('Please put the Wendle Valley plan on your 3 December agenda');
    expect(letter?.paragraphs.join(' ')).toContain('tell us by 24 November');
  });

  it('passes over a meeting whose papers have gone out', () => {
    const soon = withMeetings(['2025-11-13', '2025-12-03']);
    expect(write('ask', 'clerk-alder-board', aRequest(soon, byMeeting), {}, soon)?.subject).toContain('3 December');
  });

  it('asks for an earlier answer when papers go out before it is due', () => {
    const early = withMeetings(['2025-11-25']);
    expect(whole(write('ask', 'clerk-alder-board', aRequest(early, byMeeting), {}, early))).toContain('by 17 November');
  });

  it('speaks of the next agenda when no meeting is known', () => {
    const unknown = withMeetings([]);
    const letter = write('ask', 'clerk-alder-board', aRequest(unknown, byMeeting), {}, unknown);
    expect(letter?.subject).toBe('Please put the Wendle Valley plan on your next agenda');
  });

  it('still names the same meeting in a reminder, once its papers day has passed', () => {
    const details = { regarding: 'agenda', number: 2, of: 3 } as const;
    const letter = write('remind', 'clerk-alder-board', aRequest(valley, byMeeting), { details, today: '2025-11-27' });
    expect(letter?.subject).toBe('Reminder 2 of 3: is the plan on your 3 December agenda?');
    expect(letter?.ifNothing).toBe('We will ask once more, then tell Alder Board 1 (your chair) and Lead Alder.');
    expect(whole(letter)).not.toContain('by 24 November');
  });
});

describe('reminders', () => {
  const details = { regarding: 'answer', number: 1, of: 3 } as const;
  const request = aRequest(valley, inWriting);

  it('go to nobody who has answered, withdrawn, been replaced or left', () => {
    for (const state of ['answered', 'withdrew', 'replaced', 'left'] as const) {
      expect(write('remind', 'birch-board-2', answered(request, 'birch-board-2', state), { details })).toBeUndefined();
    }
    expect(write('remind', 'birch-board-2', request, { details })).toBeDefined();
  });

  it('go to nobody once the request has ended, and nobody else hears that it is overdue', () => {
    expect(write('remind', 'birch-board-2', ended(request), { details })).toBeUndefined();
    expect(write('overdue', 'lead-alder', ended(request), { details })).toBeUndefined();
    expect(write('ask', 'birch-board-2', ended(request))).toBeUndefined();
  });

  it('go to nobody who only reads', () => {
    expect(write('remind', 'clerk-birch-board', request, { details })).toBeUndefined();
  });

  it('do not ask for a date that the clerk has given meanwhile, nor for a result without a date', () => {
    const asked = aRequest(valley, byMeeting);
    const dated = { ...asked, agenda: agendaFor('2025-12-03', false) };
    const about = (regarding: 'agenda' | 'papers' | 'record') => ({ details: { regarding, number: 1, of: 3 } });
    expect(write('remind', 'clerk-alder-board', dated, about('agenda'))).toBeUndefined();
    expect(write('remind', 'clerk-alder-board', asked, about('papers'))).toBeUndefined();
    expect(write('remind', 'clerk-alder-board', asked, about('record'))).toBeUndefined();
    expect(write('remind', 'clerk-alder-board', dated, about('papers'))?.subject).toBe(
      'Please send the Wendle Valley plan out with your 3 December papers',
    );
    expect(write('remind', 'clerk-alder-board', dated, about('record'))?.subject).toBe(
      'Reminder 1 of 3: what did your 3 December meeting decide?',
    );
  });

  it('say that they are the last when it closes before the next', () => {
    const closing = {
      ...request,
      next: { on: '2025-11-25', act: 'close', number: 1, of: 1, regarding: 'answer' } as const,
    };
    const letter = write('remind', 'birch-board-2', closing, { details });
    expect(letter?.subject).toMatch(/^Last reminder: /);
    expect(letter?.ifNothing).toContain('We will not ask again');
  });

  it('say who is told next when there is none left', () => {
    const letter = write('remind', 'birch-board-2', request, { details: { ...details, number: 3 } });
    expect(letter?.ifNothing).toContain('we will tell Clerk Birch Board (your clerk) and Lead Alder.');
  });
});

describe('asking trustees in writing', () => {
  it('promises reminders but nobody else, when it ends with its date', () => {
    const request = aRequest(valley, inWriting, { closesOn: '2025-11-25' });
    expect(write('ask', 'birch-board-2', request)?.ifNothing).toMatch(/If we hear nothing, we will remind you\.$/);
  });
});

describe('an overdue answer', () => {
  it('says whose it is and how late', () => {
    const request = aRequest(valley, {
      kind: 'send-return',
      about: { kind: 'review', id: '202526-spring' },
      school: '900001',
    });
    const letter = write('overdue', 'head-alder', request, { today: '2025-11-27', details: { number: 1 } });
    expect(letter?.subject).toBe("Alder's spring report is three days late");
    expect(letter?.ifNothing).toBe('The review closes on 19 March 2026, with or without it.');
  });

  it('tells whoever may stand in that they can do it themselves', () => {
    const request = aRequest(valley, { kind: 'start-review', about: { kind: 'review', id: '202526-spring' } });
    expect(whole(write('overdue', 'chaser', request))).toContain('do it yourself');
    expect(whole(write('overdue', 'mediator', request))).not.toContain('do it yourself');
  });

  it('asks for a name instead, when nobody is left to answer', () => {
    const request = aRequest(valley, inWriting);
    const left: Request = { ...request, recipients: request.recipients.map((one) => ({ ...one, state: 'left' })) };
    expect(write('overdue', 'lead-alder', left)?.subject).toBe(
      'Nobody is named to answer about the Wendle Valley plan',
    );
  });
});

describe('a meeting with a date', () => {
  const dated = aRequest(valley, byMeeting, { agenda: agendaFor('2025-12-03', false) });

  it('comes with a file for the calendar that holds no link of anybody', () => {
    const calendar = write('meeting-dated', 'alder-board-3', dated)?.calendar;
    expect(calendar?.content).toContain('DTSTART;VALUE=DATE:20251203');
    expect(calendar?.content).not.toContain('/l/');
  });

  it('is the same event for everybody, moved when the date moves', () => {
    const uid = (request: Request, person: string) =>
      /UID:.*/.exec(write('meeting-dated', person, request)?.calendar?.content ?? '')?.[0];
    const deferred = { ...dated, agenda: agendaFor('2026-02-04', true) };
    expect(uid(deferred, 'lead-alder')).toBe(uid(dated, 'alder-board-3'));
    expect(uid(dated, 'lead-alder')).toMatch(/@partnership\.example$/);
    expect(whole(write('meeting-dated', 'lead-alder', deferred))).toContain(
      'has to wait for the meeting on 4 February',
    );
  });

  it('is no news once the board has decided', () => {
    expect(write('meeting-dated', 'alder-board-3', ended(dated))).toBeUndefined();
  });
});

describe('a recorded decision', () => {
  const today = '2025-12-04';
  const evidence = {
    person: 'clerk-alder-board',
    at: '2025-12-04T08:00:00.000Z',
    address: '192.0.2.1',
    userAgent: 'test',
  };
  const record = {
    date: '2025-12-03',
    inPost: 11,
    present: 8,
    withdrew: [],
    for: 7,
    against: 1,
    abstained: 0,
    minute: 'Minute 7.2',
    resolution: 'agree' as const,
  };
  const decided: Request = {
    ...ended(aRequest(valley, byMeeting)),
    answers: [{ does: 'record-meeting', record, ...evidence }],
  };

  it('says what was decided and when, who wrote it down, and until when it can be put right', () => {
    const letter = write('party-decided', 'alder-board-2', decided, { today });
    expect(letter?.subject).toBe('Recorded: Alder said yes on 3 December');
    expect(letter?.paragraphs.join(' ')).toContain(
      'Clerk Alder Board wrote down seven votes for and one against, minute 7.2. If that is wrong, tell Clerk Alder Board',
    );
  });

  it('tells the clerk who recorded it so', () => {
    expect(whole(write('party-decided', 'clerk-alder-board', decided, { today }))).toContain(
      'You wrote down seven votes',
    );
  });

  it('says that it was put right, after a correction', () => {
    const letter = write('party-decided', 'lead-alder', decided, { today, details: { corrected: true } });
    expect(letter?.subject).toBe('Put right: Alder said yes on 3 December');
  });

  it('brings a refusal to the lead with its reason and what to do', () => {
    const refused: Request = {
      ...decided,
      answers: [
        { does: 'record-meeting', record: { ...record, for: 1, against: 7, reason: 'Bus costs.' }, ...evidence },
      ],
      outcome: {
        result: 'declined',
        at: evidence.at,
        reasons: [{ from: 'alder-board', reason: 'The governors want a limit on bus costs.' }],
      },
    };
    const letter = write('party-decided', 'lead-alder', refused, { today });
    expect(letter?.subject).toBe('Alder said no, and why');
    expect(letter?.paragraphs).toContain('Alder Board: “The governors want a limit on bus costs.”');
    expect(whole(letter)).toContain('call their chair first');
  });
});

describe('other mails', () => {
  it('keep private who did not understand', () => {
    const question = {
      id: 'q',
      about: 'plan',
      party: 'alder',
      askedBy: 'alder-board-4',
      at: '',
      question: 'What is a cohort?',
      seenBy: 'unclear' as const,
    };
    const letter = templates['question-asked'](aContext(valley, peopleOf(valley), 'lead-alder', { question }));
    expect(whole(letter)).toContain('What is a cohort?');
    expect(whole(letter)).not.toMatch(/Alder Board 4|alder-board-4/);
  });

  it('warn that no figures move while the data agreement is unsigned, and not afterwards', () => {
    const copy = (partnership: Partnership) =>
      whole(
        templates['signed-copy'](
          aContext(partnership, peopleOf(partnership), 'head-alder', { details: { which: 'mou' } }),
        ),
      );
    expect(copy(valley)).toContain('no figures about pupils yet');
    const signed = { ...valley, dataAgreement: { version: 1, seal: 'x', signedOn: '2026-01-12' } };
    expect(copy(signed)).not.toContain('no figures about pupils yet');
  });

  it('name the schools whose report is missing', () => {
    const review = {
      id: '202526-spring',
      label: '202526 Spring term',
      term: 'Spring' as const,
      opensOn: '2026-02-23',
      dueOn: '2026-03-12',
      closesOn: '2026-03-19',
      returns: [],
      state: 'closed' as const,
      missing: ['900002'],
      decisions: [],
    };
    const letter = templates['review-report'](aContext(valley, peopleOf(valley), 'alder-board-2', { review }));
    expect(letter?.subject).toBe('The spring review of Wendle Valley: a report for your board');
    expect(letter?.paragraphs).toContain("The review closed on time, without Birch's report.");
  });

  it('cut a long reason, and say that it goes on', () => {
    const details = { reason: 'too far away '.repeat(100) };
    const letter = templates['proposal-withdrawn'](aContext(valley, peopleOf(valley), 'head-alder', { details }));
    expect(whole(letter).length).toBeLessThan(1200);
    expect(whole(letter)).toContain('…”');
  });
});
