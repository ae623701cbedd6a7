import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDefinition } from '../../local/engine/definition-faults.ts';
import { drawLifecycle } from './lifecycle-drawing.ts';
import { drawSystem } from './system-picture.ts';
import { drawMachine } from './workflow-drawing.ts';

/** A picture of every workflow, made from the definitions alone: `npx tsx infra/proof/checks/workflow-pictures.ts` writes it. */
const FOLDER = join(import.meta.dirname, '../../../workflows');
const PICTURES = 'PICTURES.md';
const ENDING = '.asl.json';

const INTRODUCTION = `# The workflows, drawn

Made from the \`.asl.json\` files beside it by \`npx tsx infra/proof/checks/workflow-pictures.ts\`; a test fails when it is stale.
A box is a task that a function carries out, a rounded box waits for a person, a double box is another workflow.
`;

const SYSTEM = `## The system

On one machine the same use cases run in one process: its store is a file, its machines are the engine of \`infra/local\`.

\`\`\`mermaid
${drawSystem()}
\`\`\`
`;

/** The page for all workflows of a folder; the same files give the same text. */
export function drawWorkflows(folder: string = FOLDER): string {
  const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  return [INTRODUCTION, SYSTEM, ...files.sort().map((file) => drawFile(folder, file)), drawLifecycle()].join('\n');
}

function drawFile(folder: string, file: string): string {
  const definition = asDefinition(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const comment = definition.Comment === undefined ? '' : `${definition.Comment}\n\n`;
  return `## ${file.slice(0, -ENDING.length)}\n\n${comment}\`\`\`mermaid\n${drawMachine(definition)}\n\`\`\`\n`;
}

/** Whether the committed page shows other workflows than the folder holds. */
export function picturesAreStale(folder: string = FOLDER): boolean {
  try {
    return readFileSync(join(folder, PICTURES), 'utf8') !== drawWorkflows(folder);
  } catch {
    return true;
  }
}

if (import.meta.filename === process.argv[1]) writeFileSync(join(FOLDER, PICTURES), drawWorkflows());
