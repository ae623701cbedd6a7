/**
 * `npm run partnership -- new` asks for what a partnership needs and writes its file; `npm run partnership -- check` reports
 * every fault of every file with its line and what is expected; `apply FILE` applies it to DATA_DIR as a start would, and with
 * `--dry-run` only says what that would be.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod';
import { openRegisterFile, registerFileIn } from '../../functions/adapters/local/register-file.ts';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import type { Schools } from '../../functions/domain/register/register.ts';
import { databaseIn, folderAsked, openDataFolder } from '../local/data-folder.ts';
import { FolderInUse } from '../local/data-lock.ts';
import { lookingOutside } from '../local/looking-outside.ts';
import { openForWriting } from '../local/open-for-writing.ts';
import { applyOne, trialOf } from '../local/partnership-files.ts';
import { checkPartnerships } from '../partnerships/check.ts';
import { type Ask, asYaml, interview } from '../partnerships/interview.ts';
import { type KeptAnswers, keptAnswersIn } from '../partnerships/kept-answers.ts';
import { loadPartnershipFile } from '../partnerships/load.ts';
import { printFaults, readPartnershipFile } from '../partnerships/read.ts';

const CdkFile = z.object({ context: z.object({ 'school-partnerships': z.object({ partnerships: z.string() }) }) });

const folderOf = (given: string | undefined): string => {
  if (given !== undefined) return given;
  const read = CdkFile.safeParse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  return read.data?.context['school-partnerships'].partnerships ?? 'infra/partnerships';
};

/** The register, where `npm run schools` has brought one to DATA_DIR; undefined where not, or where it cannot be read. */
const heldRegister = (): Promise<Schools | undefined> =>
  openRegisterFile(registerFileIn(folderAsked())).catch(() => undefined);

const check = async (path: string): Promise<number> => {
  const { lines, ok } = await checkPartnerships(path, await heldRegister());
  for (const line of lines) console.log(line);
  return ok ? 0 : 1;
};

/** Says all that somebody needs, without a trace. */
class Plain extends Error {
  override readonly name = 'Plain';
}

/** Lines as they come, so that answers may also be piped in. */
const asking = (kept: KeptAnswers): { ask: Ask; close(): void } => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  return {
    ask: async (question, schema, usual) => {
      for (;;) {
        process.stdout.write(`${question}${usual === undefined ? '' : ` [${usual}]`}: `);
        const known = kept.next();
        const line = known === undefined ? await lines.next() : { done: false, value: known };
        if (line.done) {
          throw new Plain(
            `\nThe answers ended before the questions did. Those so far are kept in ${kept.path}: run it again to go on.`,
          );
        }
        if (known !== undefined) console.log(known);
        const answer = String(line.value).trim();
        const read = schema.safeParse(answer || usual);
        if (read.success) {
          if (known === undefined) kept.keep(answer);
          return read.data;
        }
        console.log(`  ${read.error.issues.map(({ message }) => message).join('; ')}`);
      }
    },
    close: () => terminal.close(),
  };
};

/** Before the first question, since nobody should answer forty and then hear it. */
const usable = (folder: string): void => {
  if (!existsSync(folder)) throw new Plain(`There is no folder ${folder}. Make it first, or name another.`);
  if (!statSync(folder).isDirectory())
    throw new Plain(`${folder} is a file. Name the folder that the new file goes into.`);
};

const create = async (folder: string): Promise<number> => {
  usable(folder);
  const kept = keptAnswersIn(folder);
  const { ask, close } = asking(kept);
  try {
    const schools = await heldRegister();
    if (schools) console.log(`A URN fills the rest of a school, from the register of ${schools.asOf}.`);
    const file = await interview(ask, { schools });
    const path = join(folder, `${file.partnership.id}.yaml`);
    const text = asYaml(file);
    if (existsSync(path)) {
      throw new Plain(
        `${path} exists already, and is not written over. Your answers are kept in ${kept.path}: move one of the two files, and run it again.`,
      );
    }
    writeFileSync(path, text, { flag: 'wx' });
    kept.forget();
    console.log(`\nWritten: ${path}`);
    const read = readPartnershipFile(text, path);
    if (read.ok) console.log(`It can be deployed: npx cdk deploy Partnership-${file.partnership.id}`);
    else console.log(`These are to be put right:\n${printFaults(read.faults)}`);
    return 0;
  } finally {
    close();
  }
};

const isRefusal = (line: string): boolean => line.includes(': refused (');

/** What there is in the file, or every fault of it. Throws Plain. */
const filesIn = async (path: string): Promise<readonly PartnershipFile[]> => {
  if (!existsSync(path)) throw new Plain(`There is no file ${path}.`);
  if (statSync(path).isDirectory()) throw new Plain(`${path} is a folder. Name one file of it.`);
  const { files, faults } = await loadPartnershipFile(path);
  if (faults.length > 0) throw new Plain(printFaults(faults));
  return files.map(({ value }) => value);
};

/** As a start does it, while nothing runs. What follows from it, such as emails, leaves with the next start. */
const apply = async (path: string): Promise<number> => {
  const files = await filesIn(path);
  const demonstration = files.find(({ localClock }) => localClock !== undefined);
  if (demonstration) {
    throw new Plain(`${path} is a demonstration (it has a localClock): start it, it begins by itself in a new folder.`);
  }
  const folder = folderAsked();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { outside, close } = openForWriting(folder);
  try {
    let refused = 0;
    for (const file of files) {
      const lines = await applyOne(outside, file);
      for (const line of lines) console.log(line);
      refused += lines.some(isRefusal) ? 1 : 0;
    }
    console.log(
      refused === 0
        ? 'Applied. Emails that follow from it leave with the next start.'
        : 'What was refused changed nothing.',
    );
    return refused === 0 ? 0 : 1;
  } finally {
    close();
  }
};

/** Only looks, also while the system runs. */
const trial = async (path: string): Promise<number> => {
  const files = await filesIn(path);
  const folder = folderAsked();
  if (!existsSync(databaseIn(folder))) {
    for (const value of files) console.log(`${value.partnership.id}: new; it is brought in`);
    return 0;
  }
  const { store, close } = openDataFolder(folder);
  try {
    let refused = 0;
    for (const value of files) {
      const lines = await trialOf(lookingOutside(store), value);
      for (const line of lines) console.log(line);
      refused += lines.some(isRefusal) ? 1 : 0;
    }
    console.log('Nothing was applied. The next start applies it.');
    return refused === 0 ? 0 : 1;
  } finally {
    close();
  }
};

const usage = `npm run partnership -- new [FOLDER]
npm run partnership -- check [FOLDER or FILE]
npm run partnership -- apply FILE              applies it to DATA_DIR while nothing runs, as a start would
npm run partnership -- apply FILE --dry-run    only says what that would be, also while the system runs`;

const run = async (verb: string | undefined, args: readonly string[]): Promise<number> => {
  const [given] = args;
  if (verb === 'check') return check(folderOf(given));
  if (verb === 'new') return create(folderOf(given));
  if (verb === 'apply') {
    const flags = args.filter((arg) => arg.startsWith('--'));
    const [path, ...more] = args.filter((arg) => !arg.startsWith('--'));
    const known = flags.every((flag) => flag === '--dry-run');
    if (path !== undefined && more.length === 0 && known) return flags.length > 0 ? trial(path) : apply(path);
  }
  console.error(usage);
  return 2;
};

const [verb, ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(verb, args);
} catch (error) {
  const said = error instanceof Plain || error instanceof FolderInUse ? error.message : undefined;
  if (said === undefined) throw error;
  console.error(said);
  process.exitCode = 1;
}
