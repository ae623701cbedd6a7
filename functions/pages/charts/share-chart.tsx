/** What each school gave and got, of hours or of money: a picture, and the table that says the same. */
import type { Share } from '../../domain/ledger/give-and-take.ts';
import { Table } from '../components/table.tsx';
import { BarPicture } from './bar-picture.tsx';

export type ShareChartProps = {
  readonly caption: string;
  readonly shares: readonly Share[];
  readonly schoolName: (urn: string) => string;
  /** How an amount is said. */
  readonly say: (amount: number) => string;
  /** `hours`, `money`. */
  readonly unit: string;
};

export function ShareChart({ caption, shares, schoolName, say, unit }: ShareChartProps) {
  if (shares.length === 0) return null;
  const total = (side: 'given' | 'received'): number =>
    Math.round(shares.reduce((sum, share) => sum + share[side], 0) * 100) / 100;
  return (
    <>
      <BarPicture
        title={caption}
        groups={shares.map(({ school, given, received }) => ({
          label: schoolName(school),
          bars: [
            { label: `${unit} given`.trim(), value: given, said: say(given) },
            { label: `${unit} received`.trim(), value: received, said: say(received) },
          ],
        }))}
      />
      <Table
        caption={caption}
        captionSize="s"
        columns={[{ head: 'School' }, { head: 'Given', numeric: true }, { head: 'Received', numeric: true }]}
        rows={[
          ...shares.map(({ school, given, received }) => [schoolName(school), say(given), say(received)]),
          ['All schools', say(total('given')), say(total('received'))],
        ]}
        firstCellIsHeader
        stacks
      />
    </>
  );
}
