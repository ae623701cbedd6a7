/** `npm run papers`: writes the pages among the papers that are made from lists. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedPage } from '../papers/asked.ts';
import { faultsPage } from '../papers/faults.ts';

const folder = join(import.meta.dirname, '../papers');
writeFileSync(join(folder, 'asked.md'), askedPage());
writeFileSync(join(folder, 'faults.md'), faultsPage());
