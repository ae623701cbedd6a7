import { carriesBrowser, unpackBrowser } from '../infra/browser/carried.ts';

/** Once before all tests: the browser is unpacked, so that no test waits for it. */
export function setup(): void {
  if (carriesBrowser()) unpackBrowser();
}
