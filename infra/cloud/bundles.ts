/** Bundles the functions, each entry into a folder of its own. No Docker, no network: esbuild in this process. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, transform } from 'esbuild';
import { fontPaths } from '../../functions/adapters/local/fonts.ts';
import { buildStylesheet } from '../assets/stylesheet.ts';
import { mergeChunks } from './merge-chunks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.build/cloud');

export const bundleNames = [
  'web',
  'task',
  'delivery',
  'post',
  'sweep',
  'mail-news',
  'audit-anchor',
  'link-keys',
  'partnership',
  'documents',
] as const;
export type BundleName = (typeof bundleNames)[number];

/** What both steps are told. */
const common = {
  minify: true,
  platform: 'node',
  target: 'node24',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
} as const;

export type Bundle = {
  /** By file name: `index.js`, and what that loads once somebody asks for it. */
  readonly files: ReadonlyMap<string, string>;
  readonly metafile: Metafile;
};

/**
 * CommonJS starts sooner on Lambda than ES modules; the SDK is in the bundle, so that what was tested is what runs; ES
 * sources of packages come first, so that what nobody uses is left out. What is imported by `import()` lies in files of its own, which are neither
 * read nor compiled before somebody asks: esbuild splits ES modules alone, so each file becomes CommonJS afterwards.
 */
export const bundle = async (entry: string): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: { index: entry },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // A package may look for files beside it as it is loaded; those that we need are found by their folder.
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '"file:///var/task/index.js"' },
    metafile: true,
    write: false,
  });
  const files = outputFiles.map(async ({ path, text }): Promise<[string, string]> => {
    // Whatever is to be warned of, the first step has warned of.
    const { code } = await transform(text, {
      ...common,
      logLevel: 'error',
      format: 'cjs',
      supported: { 'dynamic-import': false },
    });
    return [basename(path), code];
  });
  return { files: mergeChunks(new Map(await Promise.all(files)), metafile), metafile };
};

/** Whole or not at all, so that whoever reads the folder at the same time never finds half a file. */
const writeWhole = (path: string, content: string): void => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};

const sameAsOnDisk = (path: string, content: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === content;
  } catch {
    return false;
  }
};

/** The folder then holds these files and no other. */
export const writeFolder = (path: string, files: ReadonlyMap<string, string>): void => {
  mkdirSync(path, { recursive: true });
  for (const [name, content] of files) {
    if (!sameAsOnDisk(join(path, name), content)) writeWhole(join(path, name), content);
  }
  for (const name of readdirSync(path)) {
    if (name.endsWith('.js') && !files.has(name)) rmSync(join(path, name), { force: true });
  }
};

/** The function that makes PDFs reads its fonts from beside it. */
const copyFonts = (path: string): void => {
  for (const [weight, font] of Object.entries(fontPaths())) {
    const target = join(path, `${weight}.ttf`);
    if (!existsSync(target) || !readFileSync(target).equals(readFileSync(font))) copyFileSync(font, target);
  }
};

export type Bundled = {
  /** The folder of a bundle: `index.js`, the files that it loads, and for the web the stylesheet. */
  readonly folderOf: (name: BundleName) => string;
  /** Address of the stylesheet, with its hash. */
  readonly stylesheet: string;
  readonly bundles: ReadonlyMap<BundleName, Bundle>;
};

const bundleAll = async (): Promise<Bundled> => {
  const { css, hash } = buildStylesheet();
  const bundles = new Map<BundleName, Bundle>();
  for (const name of bundleNames) {
    const made = await bundle(`functions/lambda/${name}.ts`);
    // Wherever a bundle is run from, no package around it may say that it is an ES module.
    const beside: [string, string][] = [['package.json', '{"type":"commonjs"}\n']];
    if (name === 'web') beside.push(['app.css', css]);
    writeFolder(join(folder, name), new Map([...made.files, ...beside]));
    if (name === 'documents') copyFonts(join(folder, name));
    bundles.set(name, made);
  }
  return { folderOf: (name) => join(folder, name), stylesheet: `/assets/app.css?v=${hash}`, bundles };
};

let made: Promise<Bundled> | undefined;

/** All bundles, made once in the life of a process. */
export const makeBundles = (): Promise<Bundled> => {
  made ??= bundleAll();
  return made;
};
