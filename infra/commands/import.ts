/**
 * `npm run import -- FILE`: brings a partnership that `npm run export` has packed up into DATA_DIR, whose system must be
 * stopped. `--table NAME`: into the platform in the cloud instead. Whoever is asked something gets a new link by mail.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { folderAsked } from '../local/data-folder.ts';
import { MovedFile } from '../move/moved-file.ts';
import { oneMachine } from '../move/one-machine.ts';
import { unpack } from '../move/unpack.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { table: { type: 'string' } } });
const [file] = positionals;

const destination = async () => {
  if (values.table === undefined) return oneMachine(folderAsked(), { isNew: true });
  const { cloudTable } = await import('../cloud/move-table.ts');
  return { ...cloudTable(values.table), close: () => undefined };
};

if (file === undefined) {
  console.error('npm run import -- FILE [--table NAME]');
  process.exitCode = 2;
} else {
  try {
    const packed = MovedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    const to = await destination();
    try {
      const { items, asked, started } = await unpack(to, packed);
      console.log(`${packed.partnership}: ${items} items are here, and its audit trail is whole`);
      console.log(`Once the system runs, ${asked} open requests are mailed again and ${started} workflows go on`);
    } finally {
      to.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
