/** Every calendar file of something that ended is cancelled, and of something that comes again is moved. */
import { afterEach, describe, expect, it } from 'vitest';
import { setAgenda } from '../../functions/approval/set-agenda.ts';
import { settle } from '../../functions/asking/settling.ts';
import type { results } from '../../functions/domain/asking/request.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { requests } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aboutThePlan, aMeeting } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { aPartnership } from '../builders/partnership.ts';
import { aContext, aRequest } from '../mail/contexts.ts';

let world: OpenRequest;
afterEach(() => world?.stop());

const evidence = { person: 'clerk-alder-board', at: '2026-11-02T09:00:00.000Z', address: '192.0.2.1', userAgent: 'x' };

const dated = async (meetingOn: string) => {
  world = await anOpenRequest(aMeeting());
  const { outside, partnership, request } = world;
  const set = await setAgenda(outside, { partnership, request, meetingOn, deferred: false, evidence });
  expect(set.ok).toBe(true);
  const told = async (template: string) =>
    [...(await world.effects('mail-many')).map((one) => ({ ...one, to: one.to })), ...(await world.effects('mail'))]
      .filter((one) => one.template === template)
      .flatMap(({ to }) => to)
      .toSorted();
  return told;
};

const end = (result: (typeof results)[number]) =>
  work(world.outside, world.partnership, async (tx) => {
    settle(tx, await tx.readNeeded(requests, world.request), { result, reasons: [] }, 'system');
  });

describe('A meeting in somebody’s calendar', () => {
  it.each(['superseded', 'withdrawn', 'no-answer', 'to-chairs-action', 'to-meeting'] as const)(
    'is taken out again for everybody who was sent it, when the matter ends before it as %s',
    async (result) => {
      const told = await dated('2026-12-03');
      await end(result);
      expect(await told('meeting-off')).toEqual(await told('meeting-dated'));
      expect((await told('meeting-off')).length).toBeGreaterThan(1);
    },
  );

  it('stays once the meeting is over', async () => {
    const told = await dated('2026-11-02');
    world.outside.clock.now = () => new Date('2026-11-09T09:00:00.000Z');
    await end('superseded');
    expect(await told('meeting-off')).toEqual([]);
  });

  it('is one entry, whose sequence only rises: another date, its end, the next version', () => {
    const partnership = aPartnership();
    const agenda = { meetingOn: '2026-12-03', papersOn: '2026-11-25', deferred: false };
    const given = (count: number) =>
      Array.from({ length: count }, () => ({
        does: 'set-agenda' as const,
        meetingOn: '2026-12-03',
        deferred: false,
        ...evidence,
      }));
    const fileOf = (mail: 'meeting-dated' | 'meeting-off', version: number, count: number): string => {
      const request = aRequest(partnership, aMeeting({ ...aboutThePlan, version }), { agenda, answers: given(count) });
      const details = mail === 'meeting-off' ? { on: agenda.meetingOn } : {};
      const context = aContext(partnership, [], 'alder-board-3', { request, details, today: '2026-11-10' });
      return templates[mail](context)?.calendar?.content.replace(/\r\n /g, '') ?? '';
    };
    const files = [
      fileOf('meeting-dated', 1, 1),
      fileOf('meeting-dated', 1, 2),
      fileOf('meeting-off', 1, 2),
      fileOf('meeting-dated', 2, 1),
      fileOf('meeting-off', 2, 1),
    ];
    const sequences = files.map((file) => Number(/SEQUENCE:(\d+)/.exec(file)?.[1]));
    expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
    expect(new Set(files.map((file) => /UID:.*/.exec(file)?.[0])).size).toBe(1);
    expect(files.map((file) => /METHOD:(\w+)/.exec(file)?.[1])).toEqual([
      'PUBLISH',
      'PUBLISH',
      'CANCEL',
      'PUBLISH',
      'CANCEL',
    ]);
  });
});
