import { describe, expect, it } from 'vitest';
import { agendaFor } from '../../functions/domain/asking/chasing.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import { aRequest } from './contexts.ts';
import { answered, byMeeting, ended, inWriting, valley, whole, withMeetings, write } from './wendle-letters.ts';

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

  it('says first which board it is about, to whoever is clerk of several', () => {
    const both = {
      ...valley,
      parties: valley.parties.map((party) => ({
        ...party,
        boards: party.boards.map((board) => ({ ...board, clerk: 'clerk-alder-board' })),
      })),
    };
    const [board] = valley.parties[0]?.boards ?? [];
    const request = aRequest(both, byMeeting);
    const asked = write('ask', 'clerk-alder-board', request, {}, both);
    expect(asked?.subject).toBe(`${board?.name}: the plan on your 3 December agenda`);
    const details = { regarding: 'agenda', number: 2, of: 3 } as const;
    const again = write('remind', 'clerk-alder-board', request, { details, today: '2025-11-27' }, both);
    expect(again?.subject).toBe(`Reminder 2 of 3: ${board?.name}: is it on your 3 December agenda?`);
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
      'What did your 3 December meeting decide? Please write it down',
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
    expect(letter?.subject).toBe("Alder's spring return is three days late");
    expect(letter?.ifNothing).toBe('The review closes on 19 March 2026 at the latest, with or without it.');
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
