/** Writes the pages among the papers that are made from lists: `npx tsx infra/papers/write.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedPage } from './asked.ts';
import { faultsPage } from './faults.ts';

writeFileSync(join(import.meta.dirname, 'asked.md'), askedPage());
writeFileSync(join(import.meta.dirname, 'faults.md'), faultsPage());
