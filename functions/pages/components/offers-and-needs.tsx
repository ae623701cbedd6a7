import type { ComponentChildren } from 'preact';
import { Table } from './table.tsx';

export type SchoolOffers = {
  /** The school, with whatever leads on from it. */
  name: ComponentChildren;
  offers: readonly ComponentChildren[];
  needs: readonly ComponentChildren[];
};

/**
 * What each school brings and what it hopes for, side by side; one under the other on a phone.
 * `<OffersAndNeeds caption="Strengths and needs" schools={[{ name: 'Wendle Primary', offers: ['A pool'], needs: [] }]} />`
 */
export function OffersAndNeeds({ caption, schools }: { caption: string; schools: readonly SchoolOffers[] }) {
  return (
    <Table
      class="sp-comparison"
      caption={caption}
      captionSize="m"
      columns={[{ head: 'School' }, { head: 'Offers' }, { head: 'Needs' }]}
      rows={schools.map(({ name, offers, needs }) => [name, <Entries entries={offers} />, <Entries entries={needs} />])}
      firstCellIsHeader
      stacks
    />
  );
}

function Entries({ entries }: { entries: readonly ComponentChildren[] }) {
  if (entries.length === 0) return <>Nothing yet</>;
  return (
    <ul class="sp-comparison__list">
      {entries.map((entry) => (
        <li>{entry}</li>
      ))}
    </ul>
  );
}
