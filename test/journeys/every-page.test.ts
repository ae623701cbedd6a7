/** One lived year: every page in its states and every kind of mail, by eye, by ear, by keyboard, on a phone, on paper. */
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { londonDate } from '../../functions/domain/london.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import type { Page } from '../../infra/proof/demonstration/browser.ts';
import { isCounted } from '../../infra/proof/demonstration/mails-by-role.ts';
import { livedYear } from '../../infra/proof/screenshots/lived-year.ts';
import {
  distinctMails,
  distinctPages,
  pagePaths,
  type SeenPage,
  type SeenYear,
} from '../../infra/proof/screenshots/seen.ts';
import { keptMail, keptPage, openViewer, type Viewer } from '../../infra/proof/screenshots/show.ts';
import { skeletonOf } from '../../infra/proof/screenshots/skeleton.ts';
import { found, neverSaid } from '../builders/one-word.ts';
import { htmlMistakes } from '../html-rules.ts';
import { faultsOf, keyboardFaultsOf, mediaFaultsOf } from './look-at.ts';
import { gradeOf, textsOf } from './reading-ease.ts';

/** Two windows share the work; a window of 320 pixels comes out of it. */
const windows = 2;
const yearWithin = 900_000;

/** One page works better with a script, and whole without: `test/approval/record-as-typed.test.ts`. */
const theScript = /<script src="\/scripts\/record\.js" defer><\/script>/;

/** Routes that no person of the year comes by, each with the test that does. */
const notLived: readonly string[] = [
  // Nothing in force is changed in the demonstration's year: `test/journeys/change.test.ts`.
  '/proposal/sending',
  // Nobody comes in in the demonstration's year: `test/journeys/joining.test.ts`.
  '/proposal/join/back',
  // Not a page: a browser asks for it beside the form of a record.
  '/scripts/record.js',
  // Nobody in it is appointed to look after the system: `test/admin/admin.test.ts`.
  '/admin',
  '/admin/incident',
  // Nobody in the demonstration's year is adviser of a network: `test/network/network.test.ts`.
  '/network',
  // For an admin whose machine has the register of schools: `test/find/find.test.ts`.
  '/find/invite',
  // Links of November 2026 only lead on: `test/asking/link-routes.test.ts`.
  '/b/:token',
  '/s/:token',
  '/y/:token',
  // A file that calendar programs read: `test/diary/feed.test.ts`.
  '/f/:token/calendar.ics',
  // Workshops have tests of their own, with these pages in a browser: `test/workshops`.
  '/w/:token',
  '/w/:token/certificate',
  // Nobody in the demonstration's year is without a partnership: `test/find/search.test.ts`.
  '/search/:token',
  '/search/:token/about',
  '/search/:token/case',
  '/search/:token/case/pdf',
  '/search/:token/make',
  '/talk/:token',
  '/talk/:token/thanks',
  // No board says no to a change in it either: `test/journeys/joining.test.ts`.
  '/proposal/without/:party',
  // What an old mailbox is sent when an address changes: `test/faults/people.test.ts`.
  '/changes/:token',
  // Nobody leaves in the demonstration's year: `test/leaving/leaving.test.ts`.
  '/leaving/:party/stay',
  // Nobody objects to anything in it: `test/objections/objections.test.ts`.
  '/objections/:objection',
  // No heads visit each other in it: `test/leadership-review/pages.test.ts`.
  '/leadership-reviews/:review',
  '/leadership-reviews/:review/pdf',
  // Sign-up is opened for no date of it either: `test/workshops`.
  '/workshops/open/:occasion',
  '/workshops/:workshop',
  '/workshops/:workshop/sheet',
  '/b/:token/:below',
  '/s/:token/:below',
  '/y/:token/:below',
  '/search/:token/ask/:urn',
  '/search/:token/pack/:urn',
];

let browser: Browser;
let year: SeenYear;
let pages: readonly SeenPage[];

beforeAll(async () => {
  [browser, year] = await Promise.all([launchBrowser(), livedYear()]);
  pages = distinctPages(year.pages);
}, yearWithin);
afterAll(async () => {
  await browser.close();
});

const nameOf = ({ route, who, moment, page }: SeenPage): string =>
  `${route} ${page.status} "${page.heading}" ${who}, ${moment}`;

/** Looks at each thing in one of the windows; the faults come back, each with the thing's name. */
const lookAtAll = async <T>(
  things: readonly T[],
  name: (thing: T) => string,
  look: (viewer: Viewer, thing: T) => Promise<string[]>,
): Promise<string[]> => {
  const left = [...things];
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 800 } });
    const viewer = await openViewer(context);
    for (let thing = left.pop(); thing !== undefined; thing = left.pop()) {
      const found = await look(viewer, thing);
      faults.push(...found.map((fault) => `${name(thing as T)}: ${fault}`));
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: windows }, work));
  return faults;
};

/** The first of each skeleton: the others take the same room. */
const firstOfSkeletons = <T>(all: readonly T[], domOf: (one: T) => Page['$']): ReadonlySet<T> => {
  const found = new Map<string, T>();
  for (const one of all) {
    const skeleton = skeletonOf({ $: domOf(one) });
    if (!found.has(skeleton)) found.set(skeleton, one);
  }
  return new Set(found.values());
};

describe('the pages of a lived year', () => {
  it('are all there: every route was seen, and no link led nowhere', () => {
    const unseen = pagePaths.filter((path) => !year.pages.some(({ route }) => route === path));
    expect(unseen).toEqual(notLived);
    expect(year.faults).toEqual([]);
  });

  it(
    'are accessible, ask for nothing but what is ours, scroll no sideways at 400 % either, print, and keep forced colours',
    async () => {
      const first = firstOfSkeletons(pages, ({ page }) => page.$);
      console.log(`${first.size} of ${pages.length} pages are looked at in each width, on paper and in forced colours`);
      const faults = await lookAtAll(pages, nameOf, async (viewer, seen) => [
        ...(await faultsOf(viewer, keptPage(seen), { isKnown: !first.has(seen) })),
        ...(first.has(seen) ? await mediaFaultsOf(viewer.page) : []),
      ]);
      expect(faults).toEqual([]);
    },
    yearWithin,
  );

  it('are correct HTML without a script but one, under 50 KB on their way', async () => {
    const css = gzipSync(buildStylesheet().css).byteLength;
    const faults = await Promise.all(
      pages.map(async (seen) => {
        const { html } = seen.page;
        const found = await htmlMistakes(html);
        if (/<script|\son\w+=/i.test(html.replace(theScript, ''))) found.push('has a script');
        if (gzipSync(html).byteLength + css > 50_000) found.push('is heavier than 50 KB');
        return found.map((fault) => `${nameOf(seen)}: ${fault}`);
      }),
    );
    expect(faults.flat()).toEqual([]);
  }, 60_000);

  it(
    'lead the Tab key through every control of every form, in order, with a focus that can be seen',
    async () => {
      const forms = pages.filter(({ page }) => page.$('main form').length > 0);
      const kinds = new Map(
        forms.map((seen) => [
          seen.page
            .$('main form [name]')
            .get()
            .map((field) => seen.page.$(field).attr('name')?.replace(/\d+/g, '0'))
            .join(),
          seen,
        ]),
      );
      const faults = await lookAtAll([...kinds.values()], nameOf, async (viewer, seen) =>
        keyboardFaultsOf((await viewer.show(keptPage(seen))).page),
      );
      expect(faults).toEqual([]);
    },
    yearWithin,
  );

  it('can be read by anybody who has left year eight, the plan and the agreement apart', () => {
    const long = /memorandum|data sharing|: a briefing|Learning Partnership, September|The whole plan|plan$/i;
    const ours = pages.filter(({ route, page }) => /^\/\w+\/:token/.test(route ?? '') && !long.test(page.heading));
    const hard = ours.flatMap((seen) => {
      const grade = gradeOf(textsOf(seen.page.html));
      return grade > 8 ? [`${grade} ${nameOf(seen)}`] : [];
    });
    expect(hard).toEqual([]);
  });
});

describe('the mails of a lived year', () => {
  it('can be read by anybody who has left year eight', () => {
    const hard = distinctMails(year.mails).flatMap(({ subject, html }) => {
      const grade = gradeOf([subject, ...textsOf(html)]);
      return grade > 8 ? [`${grade} ${subject}`] : [];
    });
    expect(hard).toEqual([]);
  });

  it('come at most once a day to one person; beside that only what goes apart, and what is due before the next post', () => {
    const cannotWait =
      /is stopped from|was this right|was changed|takes over|take over|take on|^Please (?:decide|sign)/i;
    const days = new Map<string, string[]>();
    for (const mail of year.mails.filter((one) => isCounted(one) && !cannotWait.test(one.subject))) {
      const day = `${mail.to.address} ${londonDate(new Date(mail.at))}`;
      days.set(day, [...(days.get(day) ?? []), mail.subject]);
    }
    expect([...days].filter(([, subjects]) => subjects.length > 1)).toEqual([]);
  });

  it('of one minute to one person have different subjects', () => {
    const minutes = new Map<string, string[]>();
    // Whoever asks twice for a link to sign in gets two, and wants the newer.
    for (const { to, at, subject } of year.mails.filter((one) => one.subject !== 'Your link to sign in')) {
      const minute = `${to.address} ${at.slice(0, 16)}`;
      minutes.set(minute, [...(minutes.get(minute) ?? []), subject]);
    }
    const alike = [...minutes].filter(([, subjects]) => new Set(subjects).size < subjects.length);
    expect(alike).toEqual([]);
  });

  it('call each thing by its one word, and so do the pages', () => {
    const inMails = year.mails.flatMap(({ subject, text }) =>
      found(`${subject}\n${text}`, neverSaid).map((word) => `${word}: ${subject}`),
    );
    const onPages = pages.flatMap((seen) => found(seen.page.text, neverSaid).map((word) => `${word}: ${nameOf(seen)}`));
    expect([...new Set([...inMails, ...onPages])]).toEqual([]);
  });

  it('have subjects that fit a list of mails, and never order anybody about', () => {
    const wrong = year.mails.filter(
      // A text message has no subject: its two segments are held to in `test/mail/text-message.test.ts`.
      ({ id, subject, text }) =>
        (!id.startsWith('text:') && subject.length > 78) ||
        /,,|action required|\bapprov|undefined/i.test(`${subject}\n${text}`),
    );
    expect([...new Set(wrong.map(({ subject }) => subject))]).toEqual([]);
  });

  it(
    'are accessible and scroll no sideways',
    async () => {
      const mails = distinctMails(year.mails);
      const first = firstOfSkeletons(mails, ({ html }) => load(html));
      console.log(`${first.size} of ${mails.length} mails are looked at in each width`);
      const faults = await lookAtAll(
        mails,
        ({ subject }) => subject,
        (viewer, mail) => faultsOf(viewer, keptMail(mail), { isKnown: !first.has(mail) }),
      );
      expect(faults).toEqual([]);
    },
    yearWithin,
  );
});
