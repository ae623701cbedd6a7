import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bundle, type Bundled, type BundleName, bundleNames, makeBundles } from '../../infra/cloud/bundles.ts';
import { readPdf } from '../builders/read-pdf.ts';

let bundled: Bundled;
beforeAll(async () => {
  bundled = await makeBundles();
}, 240_000);

const bundleOf = (name: BundleName): Bundle => {
  const bundle = bundled.bundles.get(name);
  if (!bundle) throw new Error(`no bundle is called ${name}`);
  return bundle;
};

/** Files of ours and of packages that something of ended up in these files of the bundle. */
const inputsIn = (outputs: readonly Metafile['outputs'][string][]): string[] =>
  outputs.flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
const inputsOf = (name: BundleName): string[] => inputsIn(Object.values(bundleOf(name).metafile.outputs));

/** What is loaded as the function starts. */
const atStartOf = (name: BundleName): string[] => {
  const { outputs } = bundleOf(name).metafile;
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind !== 'dynamic-import') load(next);
  };
  for (const path of Object.keys(outputs)) if (path.endsWith('/index.js')) load(path);
  return inputsIn(Object.entries(outputs).flatMap(([path, output]) => (loaded.has(path) ? [output] : [])));
};
const clientsIn = (name: BundleName): string[] =>
  [...new Set(inputsOf(name).flatMap((path) => /@aws-sdk\/(client-[a-z0-9-]+)/.exec(path)?.[1] ?? []))].sort();

describe('the bundles', () => {
  it('keep what makes PDFs in one of them', () => {
    expect(bundleNames.filter((name) => inputsOf(name).some((path) => /pdfkit|fontkit/.test(path)))).toEqual([
      'documents',
    ]);
  });

  it.each(bundleNames)('%s holds English only of zod’s languages', (name) => {
    expect(inputsOf(name).filter((path) => /zod\/.*\/locales\/(?!en\.js)/.test(path))).toEqual([]);
  });

  it('make a PDF with nothing beside them but their fonts', async () => {
    vi.stubEnv('DOCUMENTS_BUCKET', 'papers');
    vi.stubEnv('AWS_REGION', 'eu-west-2');
    const { handler }: { handler: (event: unknown) => Promise<{ pdf: string }> } = createRequire(import.meta.url)(
      join(bundled.folderOf('documents'), 'index.js'),
    );
    const title = 'Môn, José and £12';
    const blocks = [{ kind: 'text', text: 'Words on paper.' }];
    const paper = { title, language: 'en-GB', subject: 's', at: '2026-11-22T09:00:00.000Z', foot: 'f', blocks };
    const { pdf } = await handler({ paper });
    expect((await readPdf(new Uint8Array(Buffer.from(pdf, 'base64')))).pageTexts[0]).toContain(
      `${title} Words on paper.`,
    );
    await expect(handler({ paper: { ...paper, role: 'admin' } })).rejects.toThrow();
    vi.unstubAllEnvs();
  });

  it('hold the clients that they use, and no other', () => {
    const one = ['client-dynamodb'];
    expect(Object.fromEntries(bundleNames.map((name) => [name, clientsIn(name)]))).toEqual({
      web: ['client-dynamodb', 'client-lambda', 'client-s3', 'client-ssm'],
      task: one,
      delivery: ['client-dynamodb', 'client-lambda', 'client-sfn'],
      post: ['client-dynamodb', 'client-pinpoint-sms-voice-v2', 'client-ses', 'client-ssm'],
      sweep: one,
      'mail-news': one,
      'audit-anchor': one,
      'link-keys': expect.arrayContaining(['client-ssm']),
      partnership: one,
      documents: ['client-s3'],
    });
  });

  it('of the web loads no page and no stage as it starts', () => {
    const stages = atStartOf('web').filter((path) =>
      /^functions\/(?!adapters|domain|lambda|records|ports\.ts)/.test(path),
    );
    expect(stages).toEqual([]);
    expect(atStartOf('web').filter((path) => /preact|\/zod\//.test(path))).toEqual([]);
  });

  it('of the web lie in few files: what a first answer opens is little more than what it runs', () => {
    const { files, metafile } = bundleOf('web');
    expect(Object.keys(metafile.outputs).length).toBeGreaterThan(100);
    expect(files.size).toBeLessThanOrEqual(25);
  });
});
