/** What a mail says is so: of each sentence that was false once, the facts on which it must change. */
import { describe, expect, it } from 'vitest';
import { requestWords } from '../../functions/asking/request-words.ts';
import { dueDay, overdueSince } from '../../functions/domain/asking/overdue.ts';
import { partsOf } from '../../functions/domain/permissions.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';
import { aStep } from '../builders/request.ts';
import { aContext, aRequest } from './contexts.ts';
import { everyLetter } from './every-letter.ts';
import { byMeeting, inWriting, valley, whole, write } from './wendle-letters.ts';

const agenda = { meetingOn: '2025-12-03', papersOn: '2025-11-25', deferred: false };
const member = 'alder-board-2';
const clerk = 'clerk-alder-board';

describe('a sentence about a date', () => {
  it('is late by the meeting, once the clerk has given its date, and not by the day in the mail', () => {
    const dated = aRequest(valley, byMeeting, { agenda });
    expect([dueDay(dated), overdueSince(dated, '2025-12-01')]).toEqual(['2025-12-03', undefined]);
    expect(overdueSince(aRequest(valley, byMeeting), '2025-12-01')).toBe('2025-11-24');
  });

  it('names no meeting to a member before the clerk has named it', () => {
    const without = write('ask', member, aRequest(valley, byMeeting));
    expect(whole(without)).not.toMatch(/3 December|4 February/);
    expect(without?.subject).toMatch(/^For a board meeting: /);
    expect(write('ask', member, aRequest(valley, byMeeting, { agenda }))?.subject).toMatch(
      /^For your 3 December meeting: /,
    );
  });

  it('says today on the day, as soon as you can after it, and writes a year that is not this one', () => {
    const on = (today: string) => write('ask', 'birch-board-2', aRequest(valley, inWriting), { today })?.subject;
    expect(on('2025-11-10')).toContain('by 24 November');
    expect(on('2025-11-24')).toContain('today');
    expect(on('2025-11-25')).toContain('as soon as you can');
    const next = aRequest(valley, inWriting, { dueOn: '2026-01-12' });
    expect(write('ask', 'birch-board-2', next, { today: '2025-12-20' })?.subject).toContain('by 12 January 2026');
  });

  it('calls the first mail about a record no reminder', () => {
    const held = aRequest(valley, byMeeting, { agenda });
    const remind = (number: number) =>
      write('remind', clerk, held, { today: '2025-12-05', details: { regarding: 'record', number, of: 3 } })?.subject;
    expect(remind(1)).toBe('What did your 3 December meeting decide? Please write it down');
    expect(remind(2)).toBe('Reminder 1 of 2: what did your 3 December meeting decide?');
  });

  it('begins the agreement when its own text does, not on the day of the last signature', () => {
    const agreed = { number: 1, proposal: 'plan', version: 1, seal: '', signedOn: '2026-06-27' };
    const partnership = {
      ...valley,
      startedOn: '2026-06-27',
      agreements: [{ ...agreed, inForceFrom: '2026-09-01' }],
    };
    const context = aContext(partnership, peopleOf(partnership), clerk, {
      details: { which: 'mou' },
      today: '2026-06-27',
    });
    const letter = templates['signed-copy'](context);
    expect(whole(letter)).toContain('The agreement begins on 1 September 2026.');
    expect(whole(letter)).not.toContain('27 June');
  });

  it('closes a review at the latest on a day: it closes sooner when all is there', () => {
    const due = aRequest(valley, {
      kind: 'send-return',
      about: { kind: 'review', id: '202526-spring' },
      school: valley.schools[0]?.urn ?? '',
    });
    const asked = whole(write('ask', due.recipients[0]?.person ?? '', due));
    expect(asked).toContain('closes when every return has come');
    expect(asked).not.toMatch(/What we know/);
  });
});

describe('a sentence about what is to be done', () => {
  it('tells nobody to do nothing while they may be asked to sign', () => {
    const said = whole(write('all-agreed', 'lead-alder', aRequest(valley, byMeeting)));
    expect(said).not.toContain('need do nothing');
  });

  it('promises questions only where there is a place for them, and no saving that does not happen', () => {
    expect(whole(write('briefing', member, aRequest(valley, byMeeting)))).not.toContain('You can ask questions now');
    const plan = aRequest(valley, { kind: 'write-proposal', about: { kind: 'proposal', id: 'plan', version: 1 } });
    expect(whole(write('ask', valley.roles.lead, plan))).not.toContain('saved as you leave');
  });

  it('lets the board hear of what its committee decided, not the committee', () => {
    const dell = valley.parties.find(({ id }) => id === 'dell');
    const [board, committee] = dell?.boards ?? [];
    const step = aStep({
      means: 'delegated',
      parties: ['dell'],
      board: board?.id ?? '',
      committee: committee?.id ?? '',
    });
    const report = aRequest(valley, {
      kind: 'report-to-board',
      about: { kind: 'proposal', id: 'plan', version: 1 },
      party: 'dell',
      step,
    });
    const { waitsFor } = requestWords(report, valley, (id) => id, '2025-11-10');
    expect(waitsFor).toBe(`${board?.name} hears of a decision that was made for it`);
  });
});

describe('where a letter leads', () => {
  const partnership = aPartnership();
  const people = peopleOf(partnership);
  const bySignIn = /\/home$|\/sign-in/;
  const neverSignIn = (person: string): boolean =>
    [...partsOf(partnership, person)].every((part) =>
      ['board-member', 'signatory', 'delegate', 'data-contact'].includes(part),
    );

  it('is never a sign-in for somebody who only sits on a board, signs or decides', () => {
    const walls = everyLetter(partnership, people)
      .filter(({ context }) => neverSignIn(context.person.id) && context.details.signIn === undefined)
      .filter(({ mail }) => mail !== 'sign-in')
      .filter(({ letter }) => bySignIn.test(letter.action?.href ?? ''))
      .map(({ name }) => name);
    expect(walls).toEqual([]);
  });

  it('to the answer of a question is the link by which it was asked', () => {
    const question = {
      id: 'q',
      about: 'plan',
      party: 'alder',
      askedBy: member,
      at: '',
      question: 'Who pays?',
      seenBy: 'our-board' as const,
      answer: { text: 'The lead school.', by: 'lead-alder', at: '' },
    };
    const letter = write('question-answered', member, aRequest(valley, byMeeting), { question });
    expect(letter?.action?.href).toMatch(/\/l\//);
  });
});
