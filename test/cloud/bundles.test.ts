import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundled, type BundleName, bundleNames, makeBundles } from '../../infra/cloud/bundles.ts';

let bundled: Bundled;
beforeAll(async () => {
  bundled = await makeBundles();
}, 60_000);

const mostKiB = 530;

/** Files that something of ended up in the bundle. */
const inputsOf = (name: BundleName): string[] => {
  const [, output] = Object.entries(bundled.metafile.outputs).find(([path]) => path.endsWith(`${name}/index.js`)) ?? [];
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
};
const clientsIn = (name: BundleName): string[] =>
  [...new Set(inputsOf(name).flatMap((path) => /@aws-sdk\/(client-[a-z]+)/.exec(path)?.[1] ?? []))].sort();

describe('the bundles', () => {
  it.each(bundleNames)('%s is no larger than is quick to load', (name) => {
    expect(statSync(join(bundled.folderOf(name), 'index.js')).size / 1024).toBeLessThan(mostKiB);
  });

  it.each(bundleNames)('%s holds English only of zod’s languages', (name) => {
    expect(inputsOf(name).filter((path) => /zod\/.*\/locales\/(?!en\.js)/.test(path))).toEqual([]);
  });

  it('hold the clients that they use, and no other', () => {
    const one = ['client-dynamodb'];
    expect(Object.fromEntries(bundleNames.map((name) => [name, clientsIn(name)]))).toEqual({
      links: one,
      writing: one,
      workspace: one,
      task: one,
      delivery: ['client-dynamodb', 'client-sfn'],
      post: ['client-dynamodb', 'client-ses'],
      sweep: one,
      'mail-news': one,
      'audit-anchor': one,
      'link-keys': expect.arrayContaining(['client-ssm']),
      partnership: one,
    });
  });

  it('look for credentials nowhere but in their environment', () => {
    for (const name of bundleNames) {
      expect(inputsOf(name).filter((path) => /credential-provider|nested-clients|token-providers/.test(path))).toEqual(
        [],
      );
    }
  });
});
