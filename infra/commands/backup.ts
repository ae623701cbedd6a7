/**
 * `npm run backup -- FILE`: everything in DATA_DIR in one file, while the system runs. `npm run backup -- --into FOLDER` does so
 * every night: seven nights, four weeks and twelve months stay. `npm run backup -- --restore FILE` puts it back, when the system
 * has stopped, and lists what points past it.
 */
import { join } from 'node:path';
import { londonDate } from '../../functions/domain/london.ts';
import { backUp, backUpNightly, type PointsPast, restore } from '../local/backup.ts';
import { folderAsked } from '../local/data-folder.ts';

const folder = folderAsked();

const listed = (what: string, names: readonly string[]): void => {
  console.log(`${names.length} ${what}${names.length > 0 ? ':' : ''}`);
  for (const name of names) console.log(`  ${name}`);
};

const tellPast = ({ events, executions, links, before }: PointsPast): void => {
  listed(
    'partnerships whose audit trail once went further',
    Object.entries(events).map(([id, count]) => `${id}: ${count} events lost`),
  );
  listed('executions that were started since', executions);
  listed('requests whose links were sent since and lead nowhere now', links);
  if (before !== undefined) console.log(`What was there before is kept in ${before}`);
};

const tell = (trails: Readonly<Record<string, { readonly events: number }>>, file: string): void => {
  const events = Object.values(trails).reduce((sum, trail) => sum + trail.events, 0);
  console.log(`${Object.keys(trails).length} partnerships with ${events} audit events, all verified, in ${file}`);
  console.log(`Keep ${join(folder, 'link-keys.json')} as well, in another place: without it every open link is dead.`);
  console.log(`Keep ${join(folder, 'files')} too: the PDFs of sealed documents, byte for byte as people have them.`);
};

const nightly = async (into: string): Promise<void> => {
  const { file, trails, gone } = await backUpNightly(folder, into, londonDate(new Date()));
  tell(trails, file);
  if (gone.length > 0) console.log(`Made room: ${gone.join(', ')}`);
};

const [first, second] = process.argv.slice(2);
try {
  if (first === '--restore' && second !== undefined) tellPast(await restore(second, folder, new Date()));
  else if (first === '--into' && second !== undefined) await nightly(second);
  else if (first !== undefined && !first.startsWith('--')) tell(await backUp(folder, first), first);
  else {
    console.log(
      'npm run backup -- FILE\nnpm run backup -- --into FOLDER    every night; 7 nights, 4 weeks and 12 months stay\nnpm run backup -- --restore FILE',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
