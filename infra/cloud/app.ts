/** What `cdk` runs. */
import { App } from 'aws-cdk-lib';
import { loadPartnershipFolder } from '../partnerships/load.ts';
import { printFaults } from '../partnerships/read.ts';
import { makeBundles } from './bundles.ts';
import { forTheCloud } from './left-out.ts';
import { readCloudSettings, settingsKey } from './settings.ts';
import { createSystem } from './system.ts';

const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const app = new App();
try {
  const settings = readCloudSettings(app.node.tryGetContext(settingsKey));
  const { files, faults } = await loadPartnershipFolder(settings.partnerships);
  if (faults.length > 0) fail(`These partnership files cannot be used yet:\n${printFaults(faults)}`);
  const { taken, leftOut } = forTheCloud(files.map(({ value }) => value));
  for (const line of leftOut) process.stderr.write(`${line}\n`);
  createSystem(app, {
    settings,
    files: taken,
    bundled: await makeBundles(),
    account: process.env.CDK_DEFAULT_ACCOUNT,
  });
  app.synth();
} catch (error) {
  fail(
    error instanceof Error && error.name === 'BadCloudSettings'
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
}
