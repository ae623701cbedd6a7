/**
 * `npm run export -- PARTNERSHIP FILE`: everything that is stored of a partnership in DATA_DIR in one file, to be brought to
 * another place by `npm run import`. The system must be stopped. `--table NAME`: of the platform in the cloud instead.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { folderAsked } from '../local/data-folder.ts';
import { oneMachine } from '../move/one-machine.ts';
import { packUp } from '../move/pack.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { table: { type: 'string' } } });
const [partnership, file] = positionals;

const origin = async () => {
  if (values.table === undefined) return oneMachine(folderAsked(), { isNew: false });
  const { cloudTable } = await import('../cloud/move-table.ts');
  return { ...cloudTable(values.table), close: () => undefined };
};

if (partnership === undefined || file === undefined) {
  console.error('npm run export -- PARTNERSHIP FILE [--table NAME]');
  process.exitCode = 2;
} else if (existsSync(file)) {
  console.error(`${file} exists already, and is not written over.`);
  process.exitCode = 1;
} else {
  try {
    const from = await origin();
    try {
      const packed = await packUp(from, partnership, from.clock.now());
      // Names, addresses and figures of people: for whoever runs this alone.
      writeFileSync(file, JSON.stringify(packed), { mode: 0o600 });
      console.log(
        `${partnership}: ${packed.items.length} items, ${packed.audit.events} audit events, ${packed.running.length} workflows under way, in ${file}`,
      );
      console.log('It is still here as well. Do not start the system here again once it lives elsewhere.');
    } finally {
      from.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
