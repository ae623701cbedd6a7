import { carriesBrowser, unpackBrowser } from './carried-browser.ts';

/** Once before all tests: the browser is unpacked, so that no test waits for it. */
export function setup(): void {
  if (carriesBrowser()) unpackBrowser();
}
