/** Makes the one file that the server runs from, with the stylesheet beside it; again only when a source has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = '.build/local';
/** What is installed changes with this file alone, so its many files need not be read. */
const lockFile = 'package-lock.json';

type Made = { readonly inputs: readonly string[]; readonly hash: string };

/** A file counts as changed with its size or its time: reading them all would take longer than all the rest. */
const hashOfFiles = (root: string, inputs: readonly string[]): string => {
  const hash = createHash('sha256').update(process.versions.node);
  for (const input of inputs) {
    const { size, mtimeMs } = statSync(join(root, input));
    hash.update(`${input}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
};

/** Anything missing or unreadable means: make it. */
const isFresh = (root: string): boolean => {
  try {
    const made: Made = JSON.parse(readFileSync(join(root, folder, 'made.json'), 'utf8'));
    const whole = ['main.mjs', 'render-worker.mjs', 'read-worker.mjs', 'app.css'].every((file) =>
      existsSync(join(root, folder, file)),
    );
    return whole && made.hash === hashOfFiles(root, made.inputs);
  } catch {
    return false;
  }
};

/** What the stylesheet is made of, and what makes it. */
const stylesheetSources = (root: string): string[] =>
  ['functions/pages/styles', 'infra/assets'].flatMap((from) =>
    readdirSync(join(root, from)).map((name) => join(from, name)),
  );

/** Some dependencies are CommonJS and ask for `require`. */
const banner =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

/** Whole or not at all: another process may be reading it, or making it as well. */
const write = (path: string, contents: string | Uint8Array): void => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
};

/** A source that was changed while it was read is read again the next time. */
const hashSince = (root: string, inputs: readonly string[], began: number): string =>
  inputs.some((input) => statSync(join(root, input)).mtimeMs >= began) ? 'changed' : hashOfFiles(root, inputs);

const bundle = async (root: string): Promise<void> => {
  const began = Date.now();
  const { build, stop } = await import('esbuild');
  const { buildStylesheet } = await import('../assets/stylesheet.ts');
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'infra/local/main.ts',
      'render-worker': 'functions/adapters/local/render-worker.ts',
      'read-worker': 'infra/local/read-worker.ts',
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mainFields: ['module', 'main'],
    // Large, and loaded when the first PDF is made: Node finds it where it is installed.
    external: ['pdfkit'],
    banner: { js: banner },
    sourcemap: 'linked',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await stop();
  for (const { path, contents } of outputFiles) write(path, contents);
  write(join(root, folder, 'app.css'), buildStylesheet().css);
  const own = Object.keys(metafile.inputs).filter((input) => !input.includes('node_modules/'));
  const inputs = [...own, ...stylesheetSources(root), 'infra/local/bundle.ts', lockFile].sort();
  const made: Made = { inputs, hash: hashSince(root, inputs, began) };
  write(join(root, folder, 'made.json'), JSON.stringify(made));
};

/** The path of the bundle, made anew if a source of it has changed. `root`: where the product lies. */
export const bundleIfChanged = async (root: string): Promise<string> => {
  mkdirSync(join(root, folder), { recursive: true });
  if (!isFresh(root)) await bundle(root);
  return join(root, folder, 'main.mjs');
};
