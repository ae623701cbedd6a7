import { describe, expect } from 'vitest';
import { stringify } from 'yaml';
import { instantAt, londonDate } from '../../functions/domain/london.ts';
import { createDaily } from '../../infra/local/daily.ts';
import { printFaults, readPartnershipFile } from '../../infra/partnerships/read.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { AWAIT, engineWorld, machine } from '../local/engine/world.ts';
import { fault } from './fault.ts';

describe('time', () => {
  fault(31, 'on both nights when the clock changes every day is swept once, every hour of the night', async () => {
    const swept: string[] = [];
    for (const start of ['2027-03-26T12:00:00.000Z', '2026-10-23T12:00:00.000Z']) {
      const outside = anOutside({ startsAt: start });
      const daily = createDaily({
        store: outside.store,
        clock: outside.clock,
        sweep: async () => {
          swept.push(londonDate(outside.clock.now()));
          return 'done';
        },
        onError: () => undefined,
      });
      for (let quarters = 0; quarters < 4 * 24 * 4; quarters += 1) {
        await daily.runIfDue();
        outside.pass(15 * 60);
      }
      daily.stop();
    }
    expect(swept).toEqual([
      ...['2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30'],
      ...['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'],
    ]);
    const missing = instantAt('2027-03-28', '01:30').toISOString();
    const twice = instantAt('2026-10-25', '01:30').toISOString();
    expect([missing, twice]).toEqual(['2027-03-28T01:30:00.000Z', '2026-10-25T00:30:00.000Z']);
    return `${swept.length} days, ${new Set(swept).size} sweeps; 01:30 is ${missing.slice(11, 16)} UTC in March, once at ${twice.slice(11, 16)} in October`;
  });

  fault(31, 'a wait that ends at 01:30 on such a night ends once', async () => {
    const ended: string[] = [];
    for (const [date, at] of [
      ['2027-03-27', instantAt('2027-03-28', '01:30')],
      ['2026-10-24', instantAt('2026-10-25', '01:30')],
    ] as const) {
      const wait = machine({
        Wait: { Type: 'Wait', Timestamp: at.toISOString(), Next: 'Done' },
        Done: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'done', Payload: {} },
          End: true,
        },
      });
      const world = engineWorld({
        workflows: { main: wait },
        functions: { done: () => void ended.push(date) },
        startAt: new Date(`${date}T12:00:00Z`).getTime(),
      });
      await world.run();
      for (let quarters = 0; quarters < 4 * 24; quarters += 1) await world.advance(900);
    }
    expect(ended).toEqual(['2027-03-27', '2026-10-24']);
    expect(AWAIT).toContain('waitForTaskToken');
    return 'once in March, once in October';
  });
});

describe('a partnership file', () => {
  fault(43, 'with everything wrong is refused with every fault at once, by line', () => {
    const good = aPartnershipFile();
    const [first, second, third, fourth] = good.schools;
    const [alder, birch, cedar, dell] = good.parties;
    const [autumn] = good.terms ?? [];
    if (!first || !second || !third || !fourth || !alder || !birch || !cedar || !dell || !autumn)
      throw new Error('too few');
    const { head: _, ...withoutHead } = second;
    const bad = {
      ...good,
      roles: { ...good.roles, lead: 'chaser' },
      terms: [autumn, { ...autumn, name: 'Overlapping' }],
      schools: [first, withoutHead, { ...third, urn: '9003' }, { ...fourth, urn: first.urn }],
      parties: [
        alder,
        birch,
        { ...cedar, schools: [] },
        { ...dell, boards: dell.boards.map((board) => ({ ...board, quorum: 90 })) },
      ],
    };
    const read = readPartnershipFile(stringify(JSON.parse(JSON.stringify(bad))), 'valley.yaml');
    const lines = read.ok ? [] : printFaults(read.faults).split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const line of lines) expect(line).toMatch(/^valley\.yaml:\d+: .*expected/);
    const second2 = readPartnershipFile(
      stringify(
        JSON.parse(
          JSON.stringify({
            ...good,
            roles: { ...good.roles, lead: 'chaser' },
            terms: [autumn, { ...autumn, name: 'Overlapping' }],
            schools: [first, second, third, { ...fourth, urn: first.urn }],
            parties: [alder, birch, cedar, { ...dell, boards: dell.boards.map((board) => ({ ...board, quorum: 2 })) }],
          }),
        ),
      ),
      'valley.yaml',
    );
    const rules = second2.ok ? [] : printFaults(second2.faults).split('\n');
    const text = rules.join('\n');
    expect(text).toMatch(/roles\.lead: expected somebody who is head or lead/);
    expect(text).toMatch(/terms/);
    expect(text).toMatch(/urn/i);
    expect(text).toMatch(/quorum/);
    return `${lines.length} faults of shape and ${rules.length} of rule, each with file, line and what is expected`;
  });
});
