/**
 * Every form of a lived year, filled by a hostile hand: one field at a time is wrong, missing, doubled, or not ours. Each
 * form is tried on a copy of the data as it was when somebody saw it.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { backUp, restore } from '../../infra/local/backup.ts';
import type { Page } from '../../infra/proof/demonstration/browser.ts';
import {
  type RunningDemonstration,
  startDemonstration,
} from '../../infra/proof/demonstration/running-demonstration.ts';
import { liveTheYear } from '../../infra/proof/demonstration/story.ts';
import { routeOf, shapeOf } from '../../infra/proof/screenshots/seen.ts';
import { startWorld } from '../journeys/world.ts';
import { isLong, soak } from './fault.ts';

const hostile: readonly string[] = [
  '',
  ' \t\n ',
  'a'.repeat(100_000),
  'a\u0000b',
  '\u202Egnp.exe',
  '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>',
  "'; DROP TABLE items; --",
  '=HYPERLINK("http://evil.example")',
  'Subject: x\r\nBcc: everybody@evil.example',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '-1',
  '1e999',
  '99999999999999999999',
  '0.1e-7',
  'NaN',
  '31',
  '2027-02-30',
  '{"$ne":null}',
  'é'.repeat(3000),
  '%00%ff%fe',
];
/** Of each field, so many are tried in the short form: others from field to field. */
const triedOf = isLong ? hostile.length : 3;

type Filled = { readonly action: string; readonly fields: readonly (readonly [string, string])[] };

const guessOf = (type: string, name: string): string => {
  if (type === 'email') return 'somebody@valley.example';
  if (/day$/i.test(name)) return '14';
  if (/month$/i.test(name)) return '1';
  if (/year$/i.test(name)) return '2027';
  if (/hours|pounds|cost|count|present|for|against|inPost|minutes|number/i.test(name)) return '3';
  return 'Some words';
};

/** Each form of the page as somebody would send it who fills in everything. */
const formsOf = ({ $, url }: Page): Filled[] =>
  $('main form[method=post]')
    .get()
    .map((form) => {
      const fields = new Map<string, string>();
      for (const control of $(form).find('input, textarea, select').get()) {
        const name = $(control).attr('name') ?? '';
        const type = $(control).attr('type') ?? '';
        const given = $(control).attr('value') ?? '';
        const isPicked = type === 'radio' || type === 'checkbox';
        if (name === '' || type === 'file' || (isPicked && fields.has(name))) continue;
        const option = $(control).find('option').last().attr('value');
        const value = $(control).is('select') ? option : $(control).is('textarea') ? $(control).text() : given;
        fields.set(name, value || guessOf(type, name));
      }
      const button = $(form).find('button[name]').first();
      const name = button.attr('name');
      if (name !== undefined) fields.set(name, button.attr('value') ?? '');
      return { action: new URL($(form).attr('action') ?? url, url).pathname, fields: [...fields] };
    });

type Attempt = { readonly what: string; readonly body: string };
const encoded = (fields: Filled['fields']): string => new URLSearchParams(fields.map(([n, v]) => [n, v])).toString();

const attemptsOf = ({ fields }: Filled): Attempt[] => [
  { what: 'fields of others', body: `${encoded(fields)}&role=admin&status=approved&version=9&__proto__=x` },
  { what: 'bytes that are no text', body: `${encoded(fields)}&${fields[0]?.[0] ?? 'x'}=%ff%fe%80` },
  ...fields.flatMap(([name], at): Attempt[] => [
    { what: `${name} missing`, body: encoded(fields.filter(([other]) => other !== name)) },
    { what: `${name} twice`, body: `${encoded(fields)}&${new URLSearchParams([[name, 'again']]).toString()}` },
    ...Array.from({ length: triedOf }, (_, one) => hostile[(at * triedOf + one) % hostile.length] ?? '').map(
      (value) => ({
        what: `${name} = ${JSON.stringify(value.slice(0, 20))}`,
        body: encoded(fields.map((field) => (field[0] === name ? [name, value] : field))),
      }),
    ),
  ]),
];

type Seen = { readonly person: string; readonly cookies: ReadonlyMap<string, string>; readonly page: Page };
type Found = { attempts: number; forms: number; refused: number; readonly faults: string[] };

const headersOf = ({ cookies }: Seen) => ({
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
  origin: 'null',
  ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
});

const factsIn = ({ prepare }: { prepare(sql: string): { get(): unknown } }): string =>
  JSON.stringify(
    prepare("SELECT count(*) AS facts, sum(version) AS versions FROM items WHERE partition GLOB 'p#*'").get(),
  );

const attack = async (dataDir: string, seen: Seen, filled: Filled, found: Found): Promise<void> => {
  const world = await startWorld({ dataDir, file: 'infra/partnerships/wendle-valley.yaml' });
  const db = world.system.wired.db;
  const facts = (): string => factsIn({ prepare: (sql) => db.prepare(sql) });
  const address = new URL(filled.action, world.url);
  try {
    for (const { what, body } of attemptsOf(filled)) {
      const before = facts();
      const answer = await fetch(address, { method: 'POST', body, headers: headersOf(seen), redirect: 'manual' });
      const html = await answer.text();
      const name = `${routeOf(address.href)} "${seen.page.heading}" ${what}`;
      found.attempts += 1;
      if (answer.status >= 500) found.faults.push(`${name}: ${answer.status}`);
      if (answer.status >= 400) {
        found.refused += 1;
        if (!/<h1/.test(html) || /\bat .*\.(ts|mjs|js):\d+/.test(html))
          found.faults.push(`${name}: no page for a person`);
        if (facts() !== before) found.faults.push(`${name}: ${answer.status}, and something changed`);
      }
    }
    await world.settled();
    const after = await fetch(new URL(new URL(seen.page.url).pathname, world.url), { headers: headersOf(seen) });
    if (after.status >= 500) found.faults.push(`${seen.page.heading} cannot be opened any more: ${after.status}`);
  } finally {
    await world.stop();
  }
};

const attackAll = async (
  running: RunningDemonstration,
  pages: readonly Seen[],
  known: Set<string>,
  found: Found,
): Promise<void> => {
  const fresh = pages.flatMap((seen) =>
    formsOf(seen.page).flatMap((filled) => {
      const shape = `${shapeOf({ who: '', moment: '', route: routeOf(seen.page.url), page: seen.page })} ${filled.fields.map(([name]) => name).join()}`;
      if (known.has(shape)) return [];
      known.add(shape);
      return [{ seen, filled }];
    }),
  );
  if (fresh.length === 0) return;
  const folder = `${running.dataDir}-hostile`;
  mkdirSync(folder, { recursive: true });
  try {
    await backUp(running.dataDir, join(folder, 'backup'));
    for (const [at, { seen, filled }] of fresh.entries()) {
      const copy = join(folder, String(at));
      mkdirSync(copy);
      await restore(join(folder, 'backup'), copy, new Date());
      copyFileSync(join(running.dataDir, 'link-keys.json'), join(copy, 'link-keys.json'));
      found.forms += 1;
      await attack(copy, seen, filled, found);
      rmSync(copy, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

soak(
  'every form of a year, filled by a hostile hand, is refused with a page a person understands, and changes nothing then',
  async () => {
    const found: Found = { attempts: 0, forms: 0, refused: 0, faults: [] };
    const known = new Set<string>();
    let pages: Seen[] = [];
    const running = await startDemonstration({
      tell: () => undefined,
      onPage: (person, page) => {
        if (page.status === 200)
          pages.push({ person, cookies: new Map(running.participant(person).browser.cookies), page });
      },
      atMoment: async (_, at) => {
        const seen = pages;
        pages = [];
        await attackAll(at, seen, known, found);
      },
    });
    try {
      await liveTheYear(running);
    } finally {
      await running.stop();
      running.close();
    }
    expect(found.faults).toEqual([]);
    expect(found.forms).toBeGreaterThan(20);
    return `${found.forms} forms, ${found.attempts} attempts, ${found.refused} refused, 0 server errors`;
  },
  isLong ? 1_800_000 : 240_000,
);
