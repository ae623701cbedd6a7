/**
 * `npm start`: bundles the server when its sources have changed (an eighth of a second at most), then runs the bundle in
 * this process, so that signals reach it and nothing stands between. Written so that Node alone can run it.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const neededNode = 24;
const root = fileURLToPath(new URL('../..', import.meta.url));

const nodeMajor = Number(process.versions.node.split('.')[0]);
if (nodeMajor < neededNode) {
  process.stderr.write(
    `This needs Node ${neededNode} or newer, and was started by Node ${process.versions.node}. ` +
      'Start it with "npm start" after "npm ci": that brings the right one.\n',
  );
  process.exit(1);
}
const { bundleIfChanged } = await import('./bundle.ts');
const main = await bundleIfChanged(root);
enableCompileCache(`${root}/.build/compile-cache`);
await import(pathToFileURL(main).href);
