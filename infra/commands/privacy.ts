/**
 * PERSON is an id, or the email address of a teacher who only signed up for workshops.
 * `npm run privacy -- held PARTNERSHIP PERSON` prints all that DATA_DIR holds about somebody, as JSON, for them to have.
 * `npm run privacy -- erase PARTNERSHIP PERSON` erases somebody who has left, when the system has stopped.
 */
import { heldAbout } from '../../functions/people/privacy.ts';
import { folderAsked, openDataFolder } from '../local/data-folder.ts';
import { eraseIn } from '../local/erase.ts';

const refusals = {
  'still-here': 'They still have a part in the partnership. Let them leave or be replaced first.',
  'unknown-person': 'Nobody with this id is held in this partnership.',
} as const;

const held = async (partnership: string, person: string): Promise<number> => {
  const folder = openDataFolder(folderAsked());
  const found = await heldAbout(folder, partnership, person);
  folder.close();
  console.log(JSON.stringify(found, null, 2));
  return found.records.length > 0 ? 0 : 1;
};

const erase = async (partnership: string, person: string): Promise<number> => {
  const done = await eraseIn(folderAsked(), partnership, person);
  if (!done.ok) {
    console.error(refusals[done.refusal]);
    return 1;
  }
  console.log(`${person} is erased. What they decided stays provable, under this id.`);
  console.log('Names in documents that were sealed and signed stay in them. Backups made before still hold the rest.');
  return 0;
};

const [does, partnership, person] = process.argv.slice(2);
try {
  if (does === 'held' && partnership && person) process.exitCode = await held(partnership, person);
  else if (does === 'erase' && partnership && person) process.exitCode = await erase(partnership, person);
  else {
    console.error(
      'npm run privacy -- held PARTNERSHIP PERSON\nnpm run privacy -- erase PARTNERSHIP PERSON\nPERSON: an id, or the address of a teacher who signed up for workshops',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
