/**
 * `npm run verify:cloud`: lints the assembly, deploys it with the real CDK CLI to an emulator of AWS on this machine, looks at
 * what exists after each step, and lives the demonstration year through what was deployed. `--journey` leaves the steps of a
 * stack's life out, `--keep` keeps the folder.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { liveTheYear } from '../proof/demonstration/story.ts';
import { NeedsPython, pythonPrograms, startEmulator } from '../proof/emulators/aws.ts';
import { openGateway } from '../proof/emulators/aws-gateway.ts';
import { whenEnded } from '../proof/emulators/when-ended.ts';
import { type Cli, cdkCli } from '../proof/verify-cloud/cli.ts';
import { demonstrationInCloud } from '../proof/verify-cloud/demonstration-in-cloud.ts';
import { lookAt } from '../proof/verify-cloud/deployed.ts';
import { checkDeploys } from '../proof/verify-cloud/deploys.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const platform = 'SchoolPartnerships';
const journeyOnly = process.argv.includes('--journey');
const keep = process.argv.includes('--keep');

const say = (line: string): void => console.log(line);

/** A partnership file for real use is one without a clock of its own. */
const realFile = (path: string): { readonly text: string; readonly firstDay: string } => {
  const text = readFileSync(join(root, path), 'utf8');
  const firstDay = /^localClock: '?(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? '';
  return { text: text.replace(/^localClock:.*$/m, ''), firstDay };
};

const lint = async (programs: string, assembly: string): Promise<void> => {
  const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  // W: warnings are CDK's own style, not faults of ours.
  await promisify(execFile)(join(programs, 'cfn-lint'), [
    '--ignore-checks',
    'W',
    '--',
    ...templates.map((name) => join(assembly, name)),
  ]);
  say(`cfn-lint finds no error in ${templates.length} templates`);
};

const must = async (cli: Cli, args: readonly string[]): Promise<string> => {
  const { ok, output } = await cli(args);
  if (!ok) throw new Error(`cdk ${args.join(' ')}\n${output}`);
  return output;
};

const outputOf = (output: string, name: string): string => {
  const found = new RegExp(`\\.${name} = (\\S+)`).exec(output)?.[1];
  if (!found) throw new Error(`no output ${name}`);
  return found;
};

const verify = async (folder: string): Promise<void> => {
  const programs = await pythonPrograms(root);
  const files = join(folder, 'partnerships');
  mkdirSync(files);
  const { text, firstDay } = realFile('infra/partnerships/wendle-valley.yaml');
  writeFileSync(join(files, 'wendle-valley.yaml'), text);
  writeFileSync(join(files, 'tarn.yaml'), realFile('infra/partnerships/examples/tarn.yaml').text);
  const emulator = await startEmulator(programs, folder);
  let gateway: Awaited<ReturnType<typeof openGateway>> | undefined;
  try {
    const output = join(folder, 'cdk.out');
    const settings = {
      region: emulator.region,
      sender: { name: 'School Partnerships', address: 'partnerships@example.org' },
      alarmAddress: 'it@example.org',
      partnerships: files,
    };
    const cli = cdkCli({ root, emulator, settings, output });
    await must(cli, ['synth', '--quiet']);
    await lint(programs, output);
    await must(cli, ['bootstrap', `aws://000000000000/${emulator.region}`]);
    say('bootstrapped');
    emulator.setClock(new Date(`${firstDay}T08:00:00Z`));
    const deployed = await must(cli, ['deploy', platform, '--require-approval', 'never']);
    const publicUrl = outputOf(deployed, 'Address');
    const look = await lookAt(emulator, outputOf(deployed, 'TableName'));
    await look.keepExpired();
    await look.allowMail('example.org');
    say(`the platform is deployed: ${publicUrl}`);
    if (!journeyOnly) await checkDeploys({ cli, look, file: join(files, 'tarn.yaml'), say });
    gateway = await openGateway(emulator.endpoint, new URL(publicUrl).hostname.split('.')[0] ?? '');
    const functions = await fetch(`${emulator.endpoint}/2015-03-31/functions?MaxItems=200`);
    const listed = await functions.text();
    const sweepFunction = /"(SchoolPartnerships-FunctionsSweep\w*-?\w*)"/.exec(listed)?.[1] ?? '';
    const postFunction = /"(SchoolPartnerships-FunctionsPost\w*-?\w*)"/.exec(listed)?.[1] ?? '';
    const demonstration = demonstrationInCloud({
      emulator,
      deployed: look,
      gateway,
      publicUrl,
      partnership: 'wendle-valley',
      firstDay,
      sweepFunction,
      postFunction,
      tell: say,
    });
    await must(cli, ['deploy', 'Partnership-wendle-valley', '--exclusively', '--require-approval', 'never']);
    await demonstration.settled();
    await liveTheYear(demonstration);
    await demonstration.settled();
    const { mails } = await demonstration.counts();
    say(
      JSON.stringify({
        verified: true,
        mails,
        executions: (await look.executions()).length,
      }),
    );
  } finally {
    // Left open it would keep this process, and so a failure, from ending.
    gateway?.close();
    await emulator.stop();
  }
};

const folder = mkdtempSync(join(tmpdir(), 'verify-cloud-'));
whenEnded(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
try {
  await verify(folder);
} catch (error) {
  console.error(error instanceof NeedsPython ? error.message : error);
  if (!(error instanceof NeedsPython)) console.error(readFileSync(join(folder, 'emulator.log'), 'utf8').slice(-4000));
  process.exitCode = 1;
} finally {
  if (keep) console.log(`Kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
