/** A file in the shape of the government's register: 135 columns, Windows-1252, made anew and the same every time. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { registerColumns } from '../../../functions/domain/register/register-school.ts';

const others = Array.from({ length: 135 - Object.keys(registerColumns).length }, (_, at) => `Column ${at + 1}`);
export const head: readonly string[] = [...Object.values(registerColumns), ...others];

const drawn = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const saints = ['Mary', 'John', 'Aldwyn', 'Cuthbert', 'Anne', 'Peter'];
const places = ['Ashby', 'Beckford', 'Carrow', 'Dunmere', 'Esk', 'Fairholt', 'Glenworth', 'Hallam', 'Irthing', 'Kelby'];
const kinds = [
  ['Primary School', 'Primary', 'Community school', 'Local authority maintained schools', 4, 11],
  ['Church of England Academy', 'Primary', 'Academy converter', 'Academies', 4, 11],
  ['High School', 'Secondary', 'Academy sponsor led', 'Academies', 11, 16],
  ['College', 'Not applicable', 'Other independent school', 'Independent schools', 7, 18],
] as const;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export type Cells = Partial<Record<keyof typeof registerColumns, string>>;
export const line = (cells: Cells): string =>
  [...Object.keys(registerColumns), ...others]
    .map((name) => quoted(cells[name as keyof typeof registerColumns] ?? ''))
    .join(',');

/** Row `at` of the made file. */
export const cellsOf = (at: number): Cells => {
  const draw = drawn(at + 1);
  const [kind, phase, type, group, low, high] = kinds[draw(kinds.length)] ?? kinds[0];
  const place = places[draw(places.length)] ?? 'Ashby';
  const status = at % 2 === 1 ? 'Closed' : at % 97 === 0 ? 'Open, but proposed to close' : 'Open';
  return {
    urn: String(100_000 + at),
    name:
      at % 5 === 0
        ? `St ${saints[draw(saints.length)]}'s ${kind}`
        : `${place} ${at % 11 === 0 ? 'Château ' : ''}${kind}`,
    town: place,
    postcode: `${place.slice(0, 2).toUpperCase()}${1 + draw(20)} ${1 + draw(9)}AB`,
    council: `${place}shire`,
    phase,
    type,
    group,
    status,
    lowAge: String(low),
    highAge: String(high),
    pupils: at % 50 === 0 ? '' : String(40 + draw(1200)),
    freeSchoolMeals: String(draw(200)),
    freeSchoolMealsPercent: `${draw(60)}.${draw(10)}`,
    trust: group === 'Academies' ? `${place} Learning Trust` : '',
    ukprn: `1000${String(at).padStart(4, '0')}`,
    easting: at % 40 === 0 ? '' : String(300_000 + draw(300_000)),
    northing: at % 40 === 0 ? '' : String(100_000 + draw(400_000)),
    closedOn: status === 'Closed' ? '31-08-2015' : '',
  };
};

/** A whole file: `rows` of them, each as `cellsOf` says or as `change` makes it. */
export const makeRegister = async (
  file: string,
  rows: number,
  change: (cells: Cells, at: number) => Cells = (cells) => cells,
): Promise<void> => {
  const out = createWriteStream(file, { encoding: 'latin1' });
  out.write(`${head.map(quoted).join(',')}\r\n`);
  for (let at = 0; at < rows; at += 1) {
    if (!out.write(`${line(change(cellsOf(at), at))}\r\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
};
