/**
 * `npm run partnership -- new` asks for what a partnership needs and writes its file; `npm run partnership -- check` reports
 * every fault of every file with its line and what is expected. Both take a folder; otherwise the one in `cdk.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod';
import { type Ask, asYaml, interview } from '../partnerships/interview.ts';
import { loadPartnershipFolder } from '../partnerships/load.ts';
import { printFaults, readPartnershipFile } from '../partnerships/read.ts';

const CdkFile = z.object({ context: z.object({ 'school-partnerships': z.object({ partnerships: z.string() }) }) });

const folderOf = (given: string | undefined): string => {
  if (given !== undefined) return given;
  const read = CdkFile.safeParse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  return read.data?.context['school-partnerships'].partnerships ?? 'infra/partnerships';
};

const check = async (folder: string): Promise<number> => {
  const { files, faults } = await loadPartnershipFolder(folder);
  if (faults.length > 0) console.log(printFaults(faults));
  console.log(`${files.length} ${files.length === 1 ? 'file' : 'files'} without a fault, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
};

/** Lines as they come, so that answers may also be piped in. */
const asking = (): { ask: Ask; close(): void } => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  return {
    ask: async (question, schema, usual) => {
      for (;;) {
        process.stdout.write(`${question}${usual === undefined ? '' : ` [${usual}]`}: `);
        const line = await lines.next();
        if (line.done) throw new Error('the answers ended before the questions did');
        const read = schema.safeParse(line.value.trim() || usual);
        if (read.success) return read.data;
        console.log(`  ${read.error.issues.map(({ message }) => message).join('; ')}`);
      }
    },
    close: () => terminal.close(),
  };
};

const create = async (folder: string): Promise<number> => {
  const { ask, close } = asking();
  try {
    const file = await interview(ask);
    const path = join(folder, `${file.partnership.id}.yaml`);
    const text = asYaml(file);
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    console.log(`\nWritten: ${path}`);
    const read = readPartnershipFile(text, path);
    if (read.ok) console.log(`It can be deployed: npx cdk deploy Partnership-${file.partnership.id}`);
    else console.log(`These are to be put right:\n${printFaults(read.faults)}`);
    return 0;
  } finally {
    close();
  }
};

const [verb, given] = process.argv.slice(2);
if (verb === 'check') process.exitCode = await check(folderOf(given));
else if (verb === 'new') process.exitCode = await create(folderOf(given));
else {
  console.error('npm run partnership -- new [FOLDER], or: npm run partnership -- check [FOLDER]');
  process.exitCode = 2;
}
