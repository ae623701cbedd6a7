/**
 * `npm run schools -- FILE.csv`: takes the government's register of schools into DATA_DIR, for finding schools and for filling
 * in a partnership's file. `--as-of 2026-11-30` where the file's name does not say its day; `--bucket NAME` for the cloud. `invite NAME EMAIL URN` invites a
 * head with no partnership to look for schools.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Somebody } from '../../functions/domain/search/search.ts';
import { PlainDate, Urn } from '../../functions/domain/values.ts';
import { folderAsked } from '../local/data-folder.ts';
import { FolderInUse } from '../local/data-lock.ts';
import { inviteIn } from '../local/invite.ts';
import { importRegister, type RegisterPlace, RegisterRefused, registerPlaceIn } from '../register/import-register.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'as-of': { type: 'string' }, bucket: { type: 'string' } },
});
const [first, ...rest] = positionals;
const asOf = PlainDate.safeParse(values['as-of']);

const usage = `npm run schools -- FILE.csv [--as-of 2026-11-30] [--bucket NAME]
npm run schools -- invite "Helen Whitlock" head@school.example 123456`;

/** A line that grows on a screen; nothing where nobody watches. */
const shown = (share: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\rReading ${Math.round(100 * share)} %`);
};

/** DATA_DIR, or the documents bucket of the cloud, with the credentials of whoever calls. */
const placeAsked = async (): Promise<RegisterPlace> => {
  const { bucket } = values;
  if (bucket !== undefined) {
    const { heldInBucket, putRegister, registerClient } = await import(
      '../../functions/adapters/aws/register-object.ts'
    );
    const client = registerClient();
    return { held: () => heldInBucket(client, bucket), keep: (bytes) => putRegister(client, bucket, bytes) };
  }
  const folder = folderAsked();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return registerPlaceIn(folder);
};

const bring = async (file: string): Promise<number> => {
  const place = await placeAsked();
  try {
    const done = await importRegister(file, place, { ...(asOf.success && { asOf: asOf.data }), progress: shown });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(
      `The register of ${done.asOf} is held: ${done.open} open schools, ${done.withoutPosition} of them without a position, and ${done.closed} closed.`,
    );
    console.log('Source: Get Information About Schools, under the Open Government Licence v3.0.');
    return 0;
  } catch (error) {
    if (error instanceof RegisterRefused) console.error(`${error.message} What was held stays.`);
    else console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
};

const refusedWords = {
  'no-register': 'The register of schools is not here yet: npm run schools -- FILE.csv',
  'unknown-school': 'The register has no open school with this number.',
  'closed-school': 'The register says that this school has closed.',
} as const;

const invite = async ([name, email, urn]: readonly string[]): Promise<number> => {
  const head = Somebody.safeParse({ name, email });
  const number = Urn.safeParse(urn);
  if (!head.success || head.data.name === '' || !number.success) {
    console.error(`Expected a name, an email address and a URN of six digits.\n${usage}`);
    return 2;
  }
  try {
    const done = await inviteIn(folderAsked(), { ...head.data, urn: number.data });
    if (!done.ok) {
      console.error(refusedWords[done.refusal]);
      return 1;
    }
    console.log(`${head.data.name} of ${done.value.school} is invited. The email leaves with the next npm start.`);
    return 0;
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    console.error(`${error.message} Or invite on the page /find/invite.`);
    return 1;
  }
};

const run = async (): Promise<number> => {
  if (first === 'invite') return invite(rest);
  if (first !== undefined && (values['as-of'] === undefined || asOf.success)) return bring(first);
  console.error(usage);
  return 2;
};

process.exitCode = await run();
