/**
 * `npm run schools -- FILE.csv`: takes the government's register of schools into DATA_DIR, for finding schools and for filling
 * in a partnership's file. `--as-of 2026-11-30` where the file's name does not say its day.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PlainDate } from '../../functions/domain/values.ts';
import { folderAsked } from '../local/data-folder.ts';
import { importRegister, RegisterRefused } from '../register/import-register.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'as-of': { type: 'string' } } });
const [file] = positionals;
const asOf = PlainDate.safeParse(values['as-of']);

/** A line that grows on a screen; nothing where nobody watches. */
const shown = (share: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\rReading ${Math.round(100 * share)} %`);
};

if (file === undefined || (values['as-of'] !== undefined && !asOf.success)) {
  console.error('npm run schools -- FILE.csv [--as-of 2026-11-30]');
  process.exitCode = 2;
} else {
  const folder = folderAsked();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const done = await importRegister(file, folder, { ...(asOf.success && { asOf: asOf.data }), progress: shown });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(
      `The register of ${done.asOf} is held: ${done.open} open schools, ${done.withoutPosition} of them without a position, and ${done.closed} closed.`,
    );
    console.log('Source: Get Information About Schools, under the Open Government Licence v3.0.');
  } catch (error) {
    if (error instanceof RegisterRefused) console.error(`${error.message} What was held stays.`);
    else console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
