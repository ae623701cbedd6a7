/** Bundles the functions, each entry into a folder of its own. No Docker, no network: esbuild in this process. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { buildStylesheet } from '../assets/stylesheet.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.build/cloud');

export const bundleNames = [
  'web',
  'task',
  'delivery',
  'sweep',
  'mail-news',
  'audit-anchor',
  'link-keys',
  'partnership',
] as const;
export type BundleName = (typeof bundleNames)[number];

/**
 * CommonJS starts sooner on Lambda than ES modules; the SDK is in the bundle, so that what was tested is what runs; ES
 * sources of packages come first, so that what nobody uses is left out. A function's credentials are in its environment:
 * the SDK's search for others is left out too.
 */
export const bundleSettings = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'functions/adapters/aws/environment-credentials.ts'),
  },
  define: { 'import.meta.dirname': '__dirname' },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} as const satisfies BuildOptions;

/** Whole or not at all, so that whoever reads the folder at the same time never finds half a file. */
const writeWhole = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  const draft = join(folder, `draft-${process.pid}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`);
  writeFileSync(draft, content);
  renameSync(draft, path);
};

const sameAsOnDisk = (path: string, content: Uint8Array): boolean => {
  try {
    return readFileSync(path).equals(content);
  } catch {
    return false;
  }
};

export type Bundled = {
  /** The folder of a bundle: `index.js`, and for the pages the stylesheet. */
  readonly folderOf: (name: BundleName) => string;
  /** Address of the stylesheet, with its hash. */
  readonly stylesheet: string;
  readonly metafile: Metafile;
};

const bundleAll = (): Bundled => {
  const entryPoints = Object.fromEntries(bundleNames.map((name) => [`${name}/index`, `functions/lambda/${name}.ts`]));
  const { outputFiles, metafile } = buildSync({ ...bundleSettings, entryPoints, outdir: folder, write: false });
  for (const { path, contents } of outputFiles) if (!sameAsOnDisk(path, contents)) writeWhole(path, contents);
  const { css, hash } = buildStylesheet();
  const cssFile = join(folder, 'web/app.css');
  if (!sameAsOnDisk(cssFile, Buffer.from(css))) writeWhole(cssFile, css);
  return { folderOf: (name) => join(folder, name), stylesheet: `/assets/app.css?v=${hash}`, metafile };
};

let made: Bundled | undefined;

/** All bundles, made once in the life of a process. */
export const bundles = (): Bundled => {
  made ??= bundleAll();
  return made;
};
