/**
 * `npm run bundle-year`: the demonstration year once more, through the functions of the assembly as they are deployed, with
 * the one-machine engine as Step Functions and an emulator of DynamoDB as the table. The last line is JSON: what the year
 * came to, which must be what it comes to on one machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantAt } from '../../functions/domain/london.ts';
import { everythingIn } from '../cloud/table-origin.ts';
import { loadPartnershipFile } from '../partnerships/load.ts';
import { demonstrationInBundles } from '../proof/bundle-year/demonstration-in-bundles.ts';
import { type RunningBundles, runBundles } from '../proof/bundle-year/running-bundles.ts';
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

const onOneMachine = async (): Promise<Tally & { readonly mails: number }> => {
  const running = await startDemonstration({ tell: () => undefined });
  try {
    await liveTheYear(running);
    const { mails } = await running.counts();
    await running.stop();
    return { ...tallyOf(running.dataDir), mails };
  } finally {
    await running.stop();
    running.close();
  }
};

const throughBundles = async (folder: string): Promise<Tally & { readonly mails: number; readonly calls: number }> => {
  const { files } = await loadPartnershipFile('infra/partnerships/wendle-valley.yaml');
  const file = files[0]?.value;
  if (file?.localClock === undefined) throw new Error('the demonstration has no first day');
  const { localClock, ...real } = file;
  const bundles = await runBundles(folder, instantAt(localClock, '09:00'));
  try {
    await bundles.bringIn(real);
    await bundles.settled();
    await liveTheYear(
      demonstrationInBundles({
        bundles,
        partnership: real.partnership.id,
        firstDay: localClock,
        tell: (line) => console.log(line),
      }),
    );
    await bundles.settled();
    console.log(`${bundles.begun().length} functions were called ${bundles.calls()} times`);
    return { ...tallyOfItems(await everything(bundles)), mails: bundles.mails.length, calls: bundles.calls() };
  } finally {
    await bundles.close();
  }
};

if (hasDynamoDbEmulator) {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'bundle-year-'));
  try {
    const { calls, ...bundles } = await throughBundles(folder);
    const machine = await onOneMachine();
    const same = JSON.stringify(bundles) === JSON.stringify(machine);
    if (!same) console.log(`On one machine it came to ${JSON.stringify(machine)}`);
    console.log(JSON.stringify({ ...bundles, calls, same, ms: Math.round(performance.now() - began) }));
    if (!same || !bundles.auditOk || bundles.setAside > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log('left: the emulator of DynamoDB comes for Linux on x64 only');
}
