import { describe, expect, it } from 'vitest';
import { agendaFor } from '../../functions/domain/asking/chasing.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import type { Partnership } from '../../functions/domain/partnership/partnership.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { peopleOf } from '../builders/partnership.ts';
import { aContext, aRequest } from './contexts.ts';
import { byMeeting, ended, valley, whole, write } from './wendle-letters.ts';

describe('a meeting with a date', () => {
  const dated = aRequest(valley, byMeeting, { agenda: agendaFor('2025-12-03', false) });

  it('comes with a file for the calendar that holds no link of anybody', () => {
    const calendar = write('meeting-dated', 'alder-board-3', dated)?.calendar;
    expect(calendar?.content).toContain('DTSTART;VALUE=DATE:20251203');
    expect(calendar?.content).not.toMatch(/\/[lbsy]\//);
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

  it('says why the number in post is another, and writes a year that is not this one', () => {
    const answers = [
      { does: 'record-meeting' as const, record: { ...record, inPost: 9, inPostReason: 'Two left.' }, ...evidence },
    ];
    const letter = write('party-decided', 'alder-board-2', { ...decided, answers }, { today: '2026-01-05' });
    expect(letter?.subject).toBe('Recorded: Alder said yes on 3 December 2025');
    expect(letter?.paragraphs.join(' ')).toContain('On the number in post, 9, the reason given is: “Two left.”');
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

  it('lead to the page of the signed copy, which has it as a PDF', () => {
    for (const which of ['mou', 'data-agreement'] as const) {
      const readingLink = 'https://partnership.example/r/token';
      const letter = templates['signed-copy'](
        aContext(valley, peopleOf(valley), 'head-alder', { details: { which }, readingLink }),
      );
      expect(letter?.action?.href).toBe(readingLink);
      expect(whole(letter)).toContain('has it as a PDF');
    }
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
    expect(letter?.paragraphs).toContain("The review closed on time, without Birch's return.");
  });

  it('cut a long reason, and say that it goes on', () => {
    const details = { reason: 'too far away '.repeat(100) };
    const letter = templates['proposal-withdrawn'](aContext(valley, peopleOf(valley), 'head-alder', { details }));
    expect(whole(letter).length).toBeLessThan(1200);
    expect(whole(letter)).toContain('…”');
  });
});
