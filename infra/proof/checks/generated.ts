/** Files that are made from others, with the command that makes each: `npm run check` and a test hold them fresh. */
import { readFileSync } from 'node:fs';
import { generatedSchema, schemaFile } from '../../partnerships/schema.ts';
import { picturesAreStale } from './workflow-pictures.ts';

export type Generated = { readonly file: string; readonly command: string; readonly isStale: () => boolean };

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
];

export const staleFiles = (): readonly Generated[] => generated.filter(({ isStale }) => isStale());
