/** How each purpose is going, in the count of schools: a picture, and the table that says the same. */
import { type Rating, ratings } from '../../domain/review/review.ts';
import { Table } from '../components/table.tsx';
import { StackedPicture } from './stacked-picture.tsx';

const words: Readonly<Record<Rating, string>> = {
  ahead: 'ahead',
  'on-track': 'on track',
  behind: 'behind',
  'not-started': 'not started',
};

export type RatedPurpose = { readonly title: string; readonly ratings: readonly Rating[] };

export function ProgressChart({ purposes, caption }: { purposes: readonly RatedPurpose[]; caption: string }) {
  const rows = purposes.map(({ title, ratings: said }) => ({
    label: title,
    values: ratings.map((rating) => said.filter((one) => one === rating).length),
  }));
  if (rows.every(({ values }) => values.every((value) => value === 0))) return null;
  return (
    <>
      <StackedPicture id="progress" title={caption} parts={ratings.map((rating) => words[rating])} rows={rows} />
      <Table
        caption={caption}
        captionSize="s"
        columns={[
          { head: 'Purpose' },
          { head: 'Ahead', numeric: true },
          { head: 'On track', numeric: true },
          { head: 'Behind', numeric: true },
          { head: 'Not started', numeric: true },
        ]}
        rows={rows.map(({ label, values }) => [label, ...values.map(String)])}
        firstCellIsHeader
        stacks
      />
    </>
  );
}
