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
import { type House, openHouse } from '../proof/bundle-year/house.ts';
import { openStage } from '../proof/bundle-year/stage.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';
import { type Counted, type Tally, tallyOf, tallyOfItems } from '../proof/demonstration/tally.ts';
import { openTheatre } from '../proof/demonstration/theatre.ts';
import { hasDynamoDbEmulator } from '../proof/emulators/dynamodb.ts';

const everything = async ({ client, tableName }: House): Promise<readonly Counted[]> =>
  (await everythingIn(client, tableName)).map(({ sort, body, indexes }) => ({
    sort,
    body,
    isSetAside: indexes?.due?.partition === 'set-aside',
  }));

const onOneMachine = async (): Promise<Tally & { readonly mails: number }> => {
  const theatre = await openTheatre({ tell: () => undefined });
  try {
    await liveTheYear(theatre);
    const { mails } = await theatre.counts();
    await theatre.stop();
    return { ...tallyOf(theatre.dataDir), mails };
  } finally {
    await theatre.stop();
    theatre.close();
  }
};

const throughBundles = async (folder: string): Promise<Tally & { readonly mails: number; readonly calls: number }> => {
  const { files } = await loadPartnershipFile('infra/partnerships/wendle-valley.yaml');
  const file = files[0]?.value;
  if (file?.localClock === undefined) throw new Error('the demonstration has no first day');
  const { localClock, ...real } = file;
  const house = await openHouse(folder, instantAt(localClock, '09:00'));
  try {
    await house.bringIn(real);
    await house.settled();
    await liveTheYear(
      openStage({ house, partnership: real.partnership.id, firstDay: localClock, tell: (line) => console.log(line) }),
    );
    await house.settled();
    console.log(`${house.begun().length} functions were called ${house.calls()} times`);
    return { ...tallyOfItems(await everything(house)), mails: house.mails.length, calls: house.calls() };
  } finally {
    await house.close();
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
