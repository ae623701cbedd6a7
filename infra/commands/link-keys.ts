/** `npm run link-keys -- new`: a new secret behind the links of the system in DATA_DIR. Open links keep working. */
import { join } from 'node:path';
import { addLinkKey } from '../../functions/adapters/local/link-keys-file.ts';
import { folderAsked } from '../local/data-folder.ts';

const [does, ...more] = process.argv.slice(2);
const path = join(folderAsked(), 'link-keys.json');
try {
  if (does === 'new' && more.length === 0) {
    const number = addLinkKey(path);
    console.log(`Links get key ${number} from the next start on: stop the system and start it again.`);
    console.log('Links that are open keep working. Keep a copy of the file in another place than the backups:');
    console.log(`  ${path}`);
  } else {
    console.log('npm run link-keys -- new    adds a key for new links; links that are open keep working');
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
