/** What looks at pages finds what is wrong with one, also in a window that has shown others. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { openViewer, type Viewer } from '../../infra/proof/screenshots/show.ts';
import { faultsOf, keyboardFaultsOf, mediaFaultsOf } from './look-at.ts';

const kept = (main: string, title = 'A page') => ({
  url: `https://school.example/${encodeURIComponent(title)}`,
  html: `<!DOCTYPE html><html lang="en-GB"><head><title>${title}</title><link rel="stylesheet" href="/assets/app.css"></head>
<body><header><nav aria-label="Menu"><a class="govuk-link" href="/home">Home</a></nav></header>
<main><h1 class="govuk-heading-l">${title}</h1>${main}</main></body></html>`,
  headers: {},
});
const sound = kept('<p class="govuk-body">All is well.</p>');

let browser: Browser;
let viewer: Viewer;
beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 800 } });
  viewer = await openViewer(context);
});
afterAll(() => browser.close());

describe('a window that shows one page after another', () => {
  it('finds nothing wrong with a sound one, before and after another', async () => {
    expect(await faultsOf(viewer, sound)).toEqual([]);
    expect(await faultsOf(viewer, kept('<img src="/assets/icon.svg">'))).not.toEqual([]);
    expect(await faultsOf(viewer, sound)).toEqual([]);
  });

  it.each([
    ['a picture without words', '<img src="/assets/icon.svg">', /^image-alt: /],
    ['words too faint to read', '<p style="color:#ccc">Can you read this?</p>', /^color-contrast: /],
    ['a field without a label', '<input class="govuk-input" name="when">', /^label: /],
    ['what is wider than a phone', '<div style="width:700px">Wide</div>', /^scrolls sideways: 7\d\d at 320$/],
    [
      'what others would hear of',
      '<img alt="" src="https://elsewhere.example/dot.gif">',
      /^asks for https:\/\/elsewhere/,
    ],
    ['a script that fails', '<script>nobody.home()</script>', /^complains: nobody is not defined$/],
  ])('finds %s', async (_, main, fault) => {
    await faultsOf(viewer, sound);
    const found = await faultsOf(viewer, kept(main, 'With a fault'));
    expect(found.filter((each) => fault.test(each))).toHaveLength(1);
  });

  it('takes the styles of the page that it shows, and its address', async () => {
    await viewer.replace(sound);
    const { page } = await viewer.replace(kept('', 'Another'));
    expect(
      await page.evaluate("[location.pathname, getComputedStyle(document.querySelector('h1')).fontWeight]"),
    ).toEqual(['/Another', '700']);
  });

  it('finds a heading that is not printed, and a navigation that is', async () => {
    const { page } = await viewer.replace(kept('<style>@media print { h1 { display: none } }</style>'));
    expect(await mediaFaultsOf(page)).toEqual(['prints without its heading, or with its navigation']);
  });

  it('finds a control that the Tab key does not reach, and a focus that cannot be seen', async () => {
    const { page } = await viewer.show(
      kept('<a href="/a" tabindex="-1">One</a> <a href="/b" style="outline:none;box-shadow:none">Two</a>'),
    );
    const faults = await keyboardFaultsOf(page);
    expect(faults.some((fault) => fault.startsWith('no visible focus: <a href="/b"'))).toBe(true);
    expect(faults.at(-1)).toBe('the Tab key goes 1 of 2');
  });
});
