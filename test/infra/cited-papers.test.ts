/** The product’s own papers: what code cites stands in them, and no number was lost. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../infra/papers/asked/line.ts';
import { askedFaults, askedPage } from '../../infra/papers/asked.ts';
import { asked } from '../../infra/papers/asked-lines.ts';
import { citations } from '../../infra/papers/citations.ts';
import { faultsPage } from '../../infra/papers/faults.ts';

const folder = join(import.meta.dirname, '../../infra/papers');
const page = (name: string): string => readFileSync(join(folder, name), 'utf8');
const rows = (name: string): string[] =>
  [...page(name).matchAll(/^\| ([A-Z]?\d+) \|/gm)].map(([, number = '']) => number);

const upTo = (letter: string, last: number, first = 1): string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => `${letter}${first + at}`);

describe('A number that code or a test cites', () => {
  it('stands in its paper', () => {
    expect(citations().filter(({ there }) => !there)).toEqual([]);
  });

  it('is found wherever a comment cites it', () => {
    expect(citations().filter(({ page: name }) => name === 'domain.md').length).toBeGreaterThan(50);
  });

  it('that is in no paper is named with its file', () => {
    const texts = new Map([['a.ts', 'As DOMAIN R99 and L98 ask, and FAULTS 97, AGREEMENT C96, DOMAIN section 9.']]);
    expect(citations(texts).map(({ cited, there }) => ({ cited, there }))).toEqual([
      { cited: 'R99', there: false },
      { cited: 'L98', there: false },
      { cited: 'AGREEMENT C96', there: false },
      { cited: 'FAULTS 97', there: false },
      { cited: 'DOMAIN R99 and L98 ask, and FAULTS 97, AGREEMENT C96, DOMAIN section 9', there: false },
    ]);
  });
});

describe('The papers', () => {
  it.each([
    ['domain.md', upTo('R', 45)],
    ['law.md', upTo('L', 48)],
    ['faults.md', upTo('', Math.max(62, rows('faults.md').length))],
    ['mails.md', upTo('', 14)],
    [
      'agreement.md',
      [...upTo('C', 15), ...upTo('A', 10), ...upTo('M', 9), ...upTo('X', 2, 0), ...upTo('O', 3), ...upTo('E', 1)],
    ],
  ])('%s has each of its numbers once, in order', (name, numbers) => {
    expect(rows(name)).toEqual(numbers);
  });

  it('are all listed on their first page, and no other', () => {
    const listed = [...page('README.md').matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name = '']) => name);
    const there = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(listed.toSorted()).toEqual(there.toSorted());
  });

  it('that are made from lists are as made', () => {
    expect(page('asked.md')).toBe(askedPage());
    expect(page('faults.md')).toBe(faultsPage());
  });
});

describe('What was asked for', () => {
  it('names pages, mails, requirements and tests that there are', () => {
    expect(askedFaults()).toEqual([]);
  });

  it('is missed when its test, its page or its mail is gone', () => {
    const one: Asked = {
      from: '000',
      requirement: 'R8',
      asks: 'something',
      met: ['/no/such/page', 'mail no-such-mail'],
      tests: [['a sentence', 'that no test has'].join(' ')],
    };
    expect(askedFaults([one])).toEqual([
      '"something": there is no /no/such/page',
      '"something": there is no mail no-such-mail',
      `"something": there is no test ${one.tests[0]}`,
    ]);
    expect(askedFaults([{ ...one, met: [], tests: [] }])).toEqual(['"something": neither a test nor what is missing']);
  });

  it('covers all five texts, and what the domain and the law add to them', () => {
    expect(new Set(asked.map(({ from }) => from))).toEqual(
      new Set(['000', '001', '002', '003', '004', 'choice', 'law']),
    );
  });

  it.each(['lapsed', '/leaving/:party', '/proposal/sending', '/diary/feed', '/diary/:occasion/attendance'])(
    'has a line that leads to %s, and to a test of it',
    (there) => {
      const led = asked.filter(({ met }) => met.includes(there) || met.includes(`mail ${there}`));
      expect(led.flatMap(({ tests }) => tests).length).toBeGreaterThan(0);
    },
  );
});
