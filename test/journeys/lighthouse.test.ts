/** Lighthouse on the main pages, with our own browser: accessibility and best practices 100, a first page under 50 KB. */
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import type { Browser as Reader } from '../../infra/proof/demonstration/browser.ts';
import { aDelegation } from '../builders/decision-specs.ts';
import { aYear, type YearWorld } from '../builders/year.ts';

const mostBytes = 50_000;
const within = 60_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

let port: number;
let browser: Browser;
let world: YearWorld;
let reader: Reader;
beforeAll(async () => {
  port = await freePort();
  [browser, world] = await Promise.all([launchBrowser({ debugPort: port }), aYear({ css: buildStylesheet().css })]);
  reader = await world.signedIn('lead-alder');
  await makeDocuments(world.outside, { partnership: world.partnership, proposal: '202627' });
}, within);
afterAll(async () => {
  await browser.close();
  await world.stop();
});

const linkTo = async (person: string, spec: Parameters<YearWorld['ask']>[0]): Promise<string> =>
  world.linkOf(person, await world.ask(spec));

const main: readonly (readonly [name: string, path: () => Promise<string>])[] = [
  ['signing in', async () => '/sign-in'],
  ['a lead’s home', async () => '/home'],
  ['the partnership', async () => '/partnership'],
  ['the plan as boards see it', async () => '/proposal/preview'],
  ['a decision behind its link', () => linkTo('cedar-executive', aDelegation())],
  [
    'signing behind its link',
    () => linkTo('head-birch', { kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } }),
  ],
];

describe('Lighthouse', () => {
  it.each(main)(
    'gives %s full marks',
    async (_, pathOf) => {
      const path = await pathOf();
      const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const looked = await lighthouse(new URL(path, world.url).href, {
        port,
        logLevel: 'error',
        onlyCategories: ['accessibility', 'best-practices'],
        onlyAudits: ['total-byte-weight'],
        disableFullPageScreenshot: true,
        skipAboutBlank: true,
        extraHeaders: { cookie },
      });
      const { audits = {}, categories = {}, runtimeError } = looked?.lhr ?? {};
      expect(runtimeError).toBeUndefined();
      const faults = Object.values(audits).filter(
        ({ id, score }) => id !== 'total-byte-weight' && score !== null && score < 1,
      );
      expect(faults.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
      expect(categories.accessibility?.score).toBe(1);
      expect(categories['best-practices']?.score).toBe(1);
      expect(audits['total-byte-weight']?.numericValue).toBeGreaterThan(1000);
      expect(audits['total-byte-weight']?.numericValue).toBeLessThan(mostBytes);
    },
    within,
  );
});
