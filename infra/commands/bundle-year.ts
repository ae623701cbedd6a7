/**
 * `npm run bundle-year`: the demonstration year once more, through the functions of the assembly as they are deployed, with
 * the one-machine engine as Step Functions and an emulator of DynamoDB as the table. The last line is JSON: what the year
 * came to, which must be what it comes to on one machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantAt, londonDate } from '../../functions/domain/london.ts';
import { everythingIn } from '../cloud/table-origin.ts';
import { loadPartnershipFile } from '../partnerships/load.ts';
import { demonstrationInBundles } from '../proof/bundle-year/demonstration-in-bundles.ts';
import { type RunningBundles, runBundles } from '../proof/bundle-year/running-bundles.ts';
import type { Mail } from '../proof/demonstration/participants.ts';
import { startDemonstration } from '../proof/demonstration/running-demonstration.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';
import { type Counted, type Tally, tallyOf, tallyOfItems } from '../proof/demonstration/tally.ts';
import { hasDynamoDbEmulator } from '../proof/emulators/dynamodb.ts';

const everything = async ({ client, tableName }: RunningBundles): Promise<readonly Counted[]> =>
  (await everythingIn(client, tableName)).map(({ sort, body, indexes }) => ({
    sort,
    body,
    isSetAside: indexes?.due?.partition === 'set-aside',
  }));

/** Who got what on which day: what must be the same both times. */
type Year = { readonly tally: Tally & { readonly mails: number }; readonly post: readonly string[] };

/** Drawn anew each time. */
const reference = / \([0-9A-F]{4}(?:-[0-9A-F]{4})?\)$/;
const postOf = (mails: readonly Mail[]): readonly string[] =>
  mails
    .map(({ to, subject, at }) => `${londonDate(new Date(at))} ${to.address} ${subject.replace(reference, '')}`)
    .sort();

/** What only the first list has, as often as it has it more. */
const onlyIn = (these: readonly string[], those: readonly string[]): readonly string[] => {
  const left = [...those];
  return these.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const onOneMachine = async (): Promise<Year> => {
  const running = await startDemonstration({ tell: () => undefined });
  try {
    await liveTheYear(running);
    const post = postOf(await running.allMails());
    const { mails } = await running.counts();
    await running.stop();
    return { tally: { ...tallyOf(running.dataDir), mails }, post };
  } finally {
    await running.stop();
    running.close();
  }
};

const throughBundles = async (folder: string): Promise<Year & { readonly calls: number }> => {
  const { files } = await loadPartnershipFile('infra/partnerships/wendle-valley.yaml');
  const file = files[0]?.value;
  if (file?.localClock === undefined) throw new Error('the demonstration has no first day');
  const { localClock, ...real } = file;
  const bundles = await runBundles(folder, instantAt(localClock, '09:00'));
  try {
    await bundles.bringIn(real);
    await bundles.settled();
    const running = demonstrationInBundles({
      bundles,
      partnership: real.partnership.id,
      firstDay: localClock,
      tell: (line) => console.log(line),
    });
    await liveTheYear(running);
    await bundles.settled();
    console.log(`${bundles.begun().length} functions were called ${bundles.calls()} times`);
    const tally = { ...tallyOfItems(await everything(bundles)), mails: bundles.sent.length };
    return { tally, post: postOf(await running.allMails()), calls: bundles.calls() };
  } finally {
    await bundles.close();
  }
};

if (hasDynamoDbEmulator) {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'bundle-year-'));
  try {
    const bundles = await throughBundles(folder);
    const machine = await onOneMachine();
    const { tally, calls } = bundles;
    const more = onlyIn(bundles.post, machine.post);
    const less = onlyIn(machine.post, bundles.post);
    const same = JSON.stringify(tally) === JSON.stringify(machine.tally) && more.length + less.length === 0;
    if (!same) console.log(`On one machine it came to ${JSON.stringify(machine.tally)}`);
    for (const line of more) console.log(`only through the functions: ${line}`);
    for (const line of less) console.log(`only on one machine: ${line}`);
    console.log(JSON.stringify({ ...tally, calls, same, ms: Math.round(performance.now() - began) }));
    if (!same || !tally.auditOk || tally.setAside > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log('left: the emulator of DynamoDB comes for Linux on x64 only');
}
