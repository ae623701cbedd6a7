/**
 * `npm start`: bundles the server when its sources have changed (an eighth of a second at most), then runs the bundle in
 * this process, so that signals reach it and nothing stands between. Plain JavaScript: an older Node can read it and say
 * that it is too old, and what Node makes of the TypeScript behind it is kept, which halves the time until the first page.
 */
import * as nodeModule from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const neededNode = 24;
const root = fileURLToPath(new URL('../..', import.meta.url));

if (Number(process.versions.node.split('.')[0]) < neededNode) {
  process.stderr.write(
    `This needs Node ${neededNode} or newer, and was started by Node ${process.versions.node}. ` +
      'Start it with "npm start" after "npm ci": that brings the right one.\n',
  );
  process.exit(1);
}
nodeModule.enableCompileCache(`${root}/.build/compile-cache`);
const { bundleIfChanged } = await import('./bundle.ts');
await import(pathToFileURL(await bundleIfChanged(root)).href);
