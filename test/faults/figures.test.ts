import { expect } from 'vitest';
import { publishCohort } from '../../functions/domain/cohort/published-cohort.ts';
import { readCohort } from '../../functions/domain/cohort/read-cohort.ts';
import { fault } from './fault.ts';

const heading = 'Year group,Subject or measure,Characteristic,Group,Number of pupils,Number at expected standard';
const all = '5,Science,All pupils,All pupils,44,29';
const read = (...lines: string[]) => readCohort([heading, ...lines].join('\n'), ['Science']);

fault(44, 'figures about one pupil are refused by line, small ones hidden, and what would give them away too', () => {
  const refused: number[] = [];
  for (const line of [
    'Amelia Thornton,Science,All pupils,All pupils,1,1',
    '5,Science,All pupils,H801200001001,1,1',
    '5,Science,All pupils,All pupils,12/03/2016,1',
  ]) {
    const found = read(all, '', line);
    const faults = found.ok ? [] : 'faults' in found ? found.faults : [];
    expect(faults).toMatchObject([{ line: 4, text: expect.stringContaining('may be about one pupil') }]);
    refused.push(faults[0]?.line ?? 0);
  }
  const figuresOf = (school: string, ...lines: string[]) => {
    const found = read(...lines);
    if (!found.ok) throw new Error(`the figures of ${school} are refused`);
    return { school, table: found.value };
  };
  const figures = [
    figuresOf('999003', all, '5,Science,FSM,FSM,4,2', '5,Science,FSM,Not FSM,40,27'),
    figuresOf(
      '999002',
      '5,Science,All pupils,All pupils,30,19',
      '5,Science,FSM,FSM,8,3',
      '5,Science,FSM,Not FSM,22,16',
    ),
    figuresOf('999001', '5,Science,All pupils,All pupils,22,12', '5,Science,FSM,FSM,9,6', '5,Science,FSM,Not FSM,13,6'),
  ];
  const { tables } = publishCohort(figures, { threshold: 6, parties: figures.map(({ school }) => [school]) });
  const number = (group: string, school?: string) =>
    tables[0]?.rows.find((row) => row.group === group)?.figures.find((one) => one.school === school)?.number;
  const small = number('FSM', '999003');
  const complement = number('Not FSM', '999003');
  const total = number('FSM');
  expect([small, complement]).toEqual(['c', 'c']);
  // The total of all schools is what boards need most, so it stays; then another school's own count must be hidden too.
  const shown = ['999001', '999002', '999003'].filter((school) => number('FSM', school) !== 'c');
  expect(total === 'c' || shown.length < 2).toBe(true);
  expect(number('All pupils', '999003')).toBe(44);
  return `refused at line ${refused.join(', ')}; four pupils shown as ${small}, their complement ${complement}, the total of all schools ${total}`;
});
