/** A partnership's stack through its life: brought in, again, changed, changed against the browser, put away, taken up. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Cli } from './cli.ts';
import type { Deployed } from './deployed.ts';

type Needs = {
  readonly cli: Cli;
  readonly look: Deployed;
  /** The partnership's file, which is changed. */
  readonly file: string;
  readonly say: (line: string) => void;
};

const deploy = ['deploy', 'Partnership-tarn', '--exclusively', '--require-approval', 'never', '--method=direct'];
const partnership = { partition: 'p#tarn', sort: 'partnership#it' };

class NotAsExpected extends Error {
  constructor(step: string, detail: string) {
    super(`${step}: ${detail}`);
    this.name = 'NotAsExpected';
  }
}

export const checkDeploys = async ({ cli, look, file, say }: Needs): Promise<void> => {
  const original = readFileSync(file, 'utf8');
  const change = (from: RegExp, to: string): void => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const step = async (
    name: string,
    args: readonly string[],
    expected: { ok: boolean; says?: RegExp },
  ): Promise<void> => {
    const { ok, output } = await cli(args);
    const fits = ok === expected.ok && (expected.says?.test(output) ?? true);
    if (!fits) throw new NotAsExpected(name, output.slice(-3000));
    say(name);
  };
  const named = async (): Promise<unknown> => (await look.get(partnership))?.body.name;
  const before = await look.versions();

  await step('a partnership is brought in', deploy, { ok: true, says: /Outcome = brought-in/ });
  const name = await named();
  if (typeof name !== 'string') throw new NotAsExpected('brought in', 'it is not in the table');
  if ((await look.versions()) <= before) throw new NotAsExpected('brought in', 'nothing was committed');

  change(/^( {2}name: ).*$/m, '$1Tarn and Beck');
  await step('its changed file is applied', deploy, { ok: true, says: /Outcome = changed/ });
  if ((await named()) !== 'Tarn and Beck') throw new NotAsExpected('changed', `its name is ${String(await named())}`);

  await look.rename(partnership, 'Renamed in the browser');
  change(/^( {2}name: ).*$/m, '$1Renamed in the file');
  await step('a change against the browser is refused, and names both', deploy, {
    ok: false,
    says: /Renamed in the file[\s\S]*Renamed in the browser/,
  });
  if ((await named()) !== 'Renamed in the browser') throw new NotAsExpected('refused', 'the browser’s change is lost');

  const destroy = ['destroy', 'Partnership-tarn', '--exclusively', '--force'];
  await cli(destroy);
  const archived = await look.get({ partition: 'p#tarn', sort: 'applied-file#it' });
  if (archived?.body.archivedAt === undefined) throw new NotAsExpected('removed', 'it is not put away');
  if ((await named()) === undefined) throw new NotAsExpected('removed', 'it was deleted');
  say('a removed stack puts the partnership away, and deletes nothing');

  writeFileSync(file, original);
  change(/^( {2}name: ).*$/m, '$1Tarn and Beck');
  await step('deployed again, it is taken up', deploy, { ok: true, says: /Outcome = unchanged/ });
};
