/** The published figures about groups of pupils, as a board reads them: what is hidden is said to be, and why. */
import { everybody } from '../domain/cohort/cohort.ts';
import type { Figure, PublishedCohort, PublishedFigures, PublishedTable } from '../domain/cohort/published-cohort.ts';
import { shareShown } from '../domain/cohort/share-shown.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { yearName } from '../domain/review/year-groups.ts';
import { BarPicture } from '../pages/charts/bar-picture.tsx';
import { Details } from '../pages/components/details.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';

const shown = (figure: Figure | undefined): string => (figure === undefined ? '' : String(figure));

const resultOf = (table: PublishedTable, figures: PublishedFigures): string =>
  table.kind === 'expected' ? shareShown(figures) : shown(figures.mean);

type Named = { readonly table: PublishedTable; readonly partnership: Pick<Partnership, 'schools'> };

const nameIn = (partnership: Named['partnership'], school: string | undefined): string =>
  school === undefined ? 'All schools' : (schoolByUrn(partnership, school)?.name ?? school);

/** Shares at the standard of all pupils by school, where they are shown: the rest is in the table. */
function Picture({ table, partnership }: Named) {
  const all = table.rows.find(({ characteristic }) => characteristic === everybody);
  const groups = (all?.figures ?? []).flatMap((figures) => {
    const { number, expected, school } = figures;
    if (typeof number !== 'number' || typeof expected !== 'number' || number === 0) return [];
    const bar = { label: 'at the standard', value: (expected * 100) / number, said: shareShown(figures) };
    return [{ label: nameIn(partnership, school), bars: [bar] }];
  });
  if (groups.length === 0) return null;
  return (
    <BarPicture
      title={`${table.subject}, ${yearName(table.year)}: pupils at the expected standard`}
      groups={groups}
      most={100}
    />
  );
}

function OneTable({ table, partnership }: Named) {
  const title = `${table.subject}, ${yearName(table.year)}`;
  if (table.refused !== undefined)
    return (
      <InsetText>
        {title}: {table.refused}
      </InsetText>
    );
  return (
    <>
      <Picture table={table} partnership={partnership} />
      <Table
        caption={title}
        captionSize="s"
        columns={[
          { head: 'Group' },
          { head: 'School' },
          { head: 'Pupils', numeric: true },
          { head: table.kind === 'expected' ? 'At the expected standard' : 'Mean', numeric: true },
        ]}
        rows={table.rows.flatMap(({ group, figures }) =>
          figures.map((one) => [group, nameIn(partnership, one.school), shown(one.number), resultOf(table, one)]),
        )}
        firstCellIsHeader
        stacks
      />
      <Bullets items={leftOutWords(table)} />
    </>
  );
}

/** What a table does not show at all, and why. */
export const leftOutWords = ({ leftOut = [] }: PublishedTable): string[] =>
  leftOut.map(({ characteristic, why }) => `${characteristic} is not shown: ${why}.`);

/** Each symbol with what it means, for a page and for a file. */
export const symbolWords = (threshold: number): string[] => [
  `c: hidden (“suppressed”), because fewer than ${threshold} pupils are meant, or because a group so small could be worked out from it`,
  'z: not applicable, nobody can be in this group',
  'x: not available, the school does not know',
  'low: rounds to zero',
];

export function PupilFiguresReport({
  published,
  partnership,
}: {
  published: PublishedCohort;
  partnership: Partnership;
}) {
  return (
    <section aria-labelledby="pupils">
      <h2 class="govuk-heading-m" id="pupils">
        What it shows for groups of pupils
      </h2>
      <p class="govuk-body">
        Some numbers are hidden (“suppressed”), so that no reader can tell how one child did: not from the totals, and
        not by taking away what they know of their own school.
      </p>
      <Details summary="What the letters mean">
        <Bullets items={symbolWords(published.threshold)} />
      </Details>
      {published.tables.map((table) => (
        <OneTable table={table} partnership={partnership} />
      ))}
    </section>
  );
}
