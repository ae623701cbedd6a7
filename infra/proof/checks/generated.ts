/** Files that are made from others, with the command that makes each: `npm run check` and a test hold them fresh. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedPage } from '../../papers/asked.ts';
import { faultsPage } from '../../papers/faults.ts';
import { generatedSchema, schemaFile } from '../../partnerships/schema.ts';
import { picturesAreStale } from './workflow-pictures.ts';

export type Generated = { readonly file: string; readonly command: string; readonly isStale: () => boolean };

const papers = join(import.meta.dirname, '../../papers');

const generated: readonly Generated[] = [
  {
    file: 'infra/partnerships/partnership.schema.json',
    command: 'npx tsx infra/commands/partnership-schema.ts',
    isStale: () => readFileSync(schemaFile, 'utf8') !== generatedSchema(),
  },
  {
    file: 'workflows/PICTURES.md',
    command: 'npx tsx infra/proof/checks/workflow-pictures.ts',
    isStale: () => picturesAreStale(),
  },
  {
    file: 'infra/papers/asked.md',
    command: 'npm run papers',
    isStale: () => readFileSync(join(papers, 'asked.md'), 'utf8') !== askedPage(),
  },
  {
    file: 'infra/papers/faults.md',
    command: 'npm run papers',
    isStale: () => readFileSync(join(papers, 'faults.md'), 'utf8') !== faultsPage(),
  },
];

export const staleFiles = (): readonly Generated[] => generated.filter(({ isStale }) => isStale());
