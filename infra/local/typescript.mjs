/**
 * Lets Node read the project's own TypeScript with JSX as it is, without what only development needs: what runs the operators'
 * commands after `npm ci --omit=dev`. Node strips types by itself, but knows no JSX; esbuild is there for the bundle. An older
 * Node can read this file too, and says that it is too old.
 */
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const neededNode = 24;
if (Number(process.versions.node.split('.')[0]) < neededNode || nodeModule.registerHooks === undefined) {
  process.stderr.write(
    `This needs Node ${neededNode} or newer, and was started by Node ${process.versions.node}. ` +
      'Run it with "npm run" after "npm ci": that brings the right one.\n',
  );
  process.exit(1);
}

/** @type {typeof import('esbuild') | undefined} Loaded with the first file that needs it. */
let esbuild;

nodeModule.registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith('file:') || !url.endsWith('.tsx') || url.includes('/node_modules/')) return next(url, context);
    esbuild ??= nodeModule.createRequire(import.meta.url)('esbuild');
    const { code } = esbuild.transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      loader: 'tsx',
      format: 'esm',
      target: 'node24',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'inline',
      sourcefile: url,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
