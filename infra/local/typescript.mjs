/**
 * Lets Node read the project's own TypeScript with JSX as it is, without what only development needs: what runs the operators'
 * commands after `npm ci --omit=dev`. Node strips types by itself, but knows no JSX; esbuild is there for the bundle.
 */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @type {typeof import('esbuild') | undefined} Loaded with the first file that needs it. */
let esbuild;

registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith('file:') || !url.endsWith('.tsx') || url.includes('/node_modules/')) return next(url, context);
    esbuild ??= createRequire(import.meta.url)('esbuild');
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
