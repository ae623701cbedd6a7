/**
 * The end of `npm ci`: makes the bundle that `npm start` runs, so that the first start takes no longer than any other. What
 * goes wrong here is no reason to refuse an installation: the start tries again, and says it.
 */
import { fileURLToPath } from 'node:url';

try {
  const { bundleIfChanged } = await import('./bundle.ts');
  await bundleIfChanged(fileURLToPath(new URL('../..', import.meta.url)));
} catch {
  process.exitCode = 0;
}
