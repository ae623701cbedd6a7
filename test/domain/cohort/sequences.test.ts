/** Sequences of six reviews over two years, attacked from the view of each party and of the public. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { whoKnowTogether } from '../../../functions/review/publish-figures.ts';
import { attack, isLong } from '../../faults/fault.ts';
import { narrowed, narrowedOver } from './attack.ts';
import { aSequence, asOnePerson, partiesOf, publishedIn } from './sequences.ts';
import { rowsOf, sent } from './tables.ts';

const runs = Number(process.env.SEQUENCES ?? (isLong ? 2000 : 40));

describe('six reviews over two years', () => {
  attack(
    'six reviews over two years give no hidden figure away, with figures deleted, measures renamed, new numbers and one-trust pairs',
    () => {
      let views = 0;
      let tables = 0;
      fc.assert(
        fc.property(aSequence, (sequence) => {
          const reviews = publishedIn(sequence);
          tables += reviews
            .flatMap(({ published }) => published.tables)
            .filter(({ refused }) => refused === undefined).length;
          for (const own of [[], ...partiesOf(sequence)]) {
            views += 1;
            expect(narrowedOver(asOnePerson(reviews), new Set(own))).toEqual([]);
          }
        }),
        { numRuns: runs, endOnFailure: true },
      );
      return `${runs} sequences, ${tables} tables shown, ${views} views: no hidden figure narrower than 3`;
    },
    7_200_000,
  );
});

describe('schools that know each other’s figures', () => {
  const school = (urn: string, all: number, free: number, at: readonly [number, number]) =>
    sent(urn, [
      ...rowsOf('All pupils', [['All pupils', all, at[0]]]),
      ...rowsOf('FSM', [
        ['FSM', free, at[1]],
        ['Not FSM', all - free, at[0] - at[1]],
      ]),
    ]);
  const figures = [
    school('900001', 30, 4, [19, 2]),
    school('900002', 28, 8, [15, 3]),
    school('900003', 31, 10, [20, 6]),
    school('900004', 27, 12, [16, 6]),
  ];
  const apart = [['900001'], ['900002'], ['900003'], ['900004']].map((schools) => ({ schools }));
  const heads = (...names: string[]) => figures.map(({ school: urn }, at) => ({ urn, head: names[at] ?? urn }));

  it.each([
    ['one trust or one federation', [{ schools: ['900001', '900002'] }, ...apart.slice(2)], heads()],
    ['schools that share a head', apart, heads('anna', 'anna')],
  ])('cannot work out others’ hidden figures together: %s', (_, parties, schools) => {
    const viewers = whoKnowTogether({ parties, schools });
    expect(viewers).toContainEqual(['900001', '900002']);
    const published = publishCohort(figures, { threshold: 6, parties: viewers });
    for (const own of viewers) expect(narrowed(published, figures, new Set(own))).toEqual([]);
  });

  it('are not protected against, where they are two boards that tell each other', () => {
    const published = publishCohort(figures, { threshold: 6, parties: apart.map(({ schools }) => schools) });
    const together = figures.flatMap((one, at) =>
      figures.slice(at + 1).flatMap((other) => narrowed(published, figures, new Set([one.school, other.school]))),
    );
    expect(together).not.toEqual([]);
  });
});
