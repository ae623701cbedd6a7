/** `npm run preflight`: looks at the AWS account of these settings, and says what is to be done before the first deploy. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { awsClients, preflight } from '../cloud/preflight.ts';
import { BadCloudSettings, readCloudSettings, settingsKey } from '../cloud/settings.ts';

const CdkFile = z.object({ context: z.record(z.string(), z.unknown()) });

try {
  const { context } = CdkFile.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  const settings = readCloudSettings(context[settingsKey]);
  const findings = await preflight(awsClients(settings.region), settings);
  for (const { ok, what, next } of findings)
    console.log(`${ok ? 'ok    ' : 'TO DO '} ${what}${next ? `\n       ${next}` : ''}`);
  const left = findings.filter(({ ok }) => !ok).length;
  console.log(left === 0 ? 'Ready: npx cdk deploy SchoolPartnerships' : `${left} to do before the first deploy`);
  process.exitCode = left === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof BadCloudSettings ? error.message : error);
  process.exitCode = 1;
}
