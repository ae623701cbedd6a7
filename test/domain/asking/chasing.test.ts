import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agendaFor, chased, nextChase, withNextChase } from '../../../functions/domain/asking/chasing.ts';
import type { Request } from '../../../functions/domain/asking/request.ts';
import { addDays, openAt } from '../../../functions/domain/calendar.ts';
import { aSchool } from '../../builders/partnership.ts';
import { aRequest, meetingAtAlder, resolutionAtBirch } from '../../builders/request.ts';

const schools = [aSchool('alder', '900001')];

/** Carries out every chase on its day, as the sweep would; gives them in order. */
const lived = (request: Request, from: string, days: number) => {
  const sent: { on: string; act: string; number: number; regarding: string }[] = [];
  let now = withNextChase(request, from, schools);
  for (let day = 0; day <= days; day += 1) {
    const today = addDays(from, day);
    if (now.next?.on !== today || now.next.act === 'close') continue;
    sent.push({ on: today, act: now.next.act, number: now.next.number, regarding: now.next.regarding });
    now = chased(now, now.next, today, schools);
  }
  return { sent, now };
};

describe('chasing', () => {
  test('reminds two school days before the date, one after and three after, then tells somebody else', () => {
    const { sent } = lived(aRequest(resolutionAtBirch, { dueOn: '2026-09-18' }), '2026-09-07', 20);
    expect(sent).toEqual([
      { on: '2026-09-16', act: 'remind', number: 1, regarding: 'answer' },
      { on: '2026-09-21', act: 'remind', number: 2, regarding: 'answer' },
      { on: '2026-09-23', act: 'remind', number: 3, regarding: 'answer' },
      { on: '2026-09-25', act: 'escalate', number: 1, regarding: 'answer' },
    ]);
  });

  test('is silent in half-term and goes on behind it', () => {
    const { sent } = lived(aRequest(resolutionAtBirch, { dueOn: '2026-10-22' }), '2026-10-19', 20);
    expect(sent.map(({ on }) => on)).toEqual(['2026-10-20', '2026-10-23', '2026-11-03', '2026-11-05']);
  });

  test('asks a clerk for the meeting’s date until there is one', () => {
    const { sent } = lived(aRequest(meetingAtAlder), '2026-09-07', 20);
    expect(new Set(sent.map(({ regarding }) => regarding))).toEqual(new Set(['agenda']));
  });

  test('once there is a date, reminds of the papers, then of the record, and of nothing between', () => {
    const agenda = agendaFor('2026-10-13', false);
    const { sent } = lived(aRequest(meetingAtAlder, { agenda }), '2026-09-21', 40);
    expect(sent.slice(0, 4)).toEqual([
      { on: '2026-10-02', act: 'remind', number: 1, regarding: 'papers' },
      { on: '2026-10-14', act: 'remind', number: 1, regarding: 'record' },
      { on: '2026-10-16', act: 'remind', number: 2, regarding: 'record' },
      { on: '2026-10-21', act: 'remind', number: 3, regarding: 'record' },
    ]);
  });

  test('papers go out seven clear days before the meeting', () => {
    expect(agendaFor('2026-12-03', false).papersOn).toBe('2026-11-25');
  });

  test('a new date starts the reminders anew', () => {
    const late = lived(aRequest(meetingAtAlder), '2026-09-07', 20).now;
    const dated = withNextChase({ ...late, agenda: agendaFor('2026-10-13', true) }, '2026-09-28', schools);
    expect(dated.next).toMatchObject({ on: '2026-10-02', act: 'remind', number: 1, regarding: 'papers' });
  });

  test('closes on its last day, whatever was to come', () => {
    const request = aRequest(resolutionAtBirch, { dueOn: '2026-09-18', closesOn: '2026-09-19' });
    const reminded = lived(request, '2026-09-07', 10).now;
    expect(reminded.next).toMatchObject({ on: '2026-09-19', act: 'close' });
  });

  test('nothing is chased once it has ended', () => {
    const ended = aRequest(resolutionAtBirch, { outcome: { result: 'agreed', at: '2026-09-10', reasons: [] } });
    expect(nextChase(ended, '2026-09-11', schools)).toBeUndefined();
  });

  const anyDay = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-09-02', days));

  test('every reminder and escalation falls on a school day after today, and before the request closes', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: 1, max: 90 })),
        (today, due, meeting) => {
          const request = aRequest(meetingAtAlder, {
            openedOn: today,
            dueOn: addDays(today, due),
            closesOn: addDays(today, 250),
            ...(meeting === null ? {} : { agenda: agendaFor(addDays(today, meeting), false) }),
          });
          const { sent } = lived(request, today, 240);
          for (const { on } of sent) {
            expect(openAt(on, schools)).toBe(true);
            expect(on > today).toBe(true);
            expect(on < request.closesOn).toBe(true);
          }
          expect(new Set(sent.map(({ on }) => on)).size).toBe(sent.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('an open request always has something ahead: it never hangs silently', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (opened, later) => {
        const request = aRequest(resolutionAtBirch, {
          openedOn: opened,
          dueOn: addDays(opened, 10),
          closesOn: addDays(opened, 250),
        });
        const { now } = lived(request, opened, later);
        expect(now.next).toBeDefined();
        expect((now.next?.on ?? '') > addDays(opened, later)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
