import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { type CssRule, cssRules, selectorsOf } from '../../../infra/assets/css-rules.ts';
import { buildStylesheet, UNUSED_BLOCKS } from '../../../infra/assets/stylesheet.ts';
import { GALLERY } from '../../pages/gallery.tsx';

const { css, hash } = buildStylesheet();
const govukCss = readFileSync(
  new URL('../../../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css', import.meta.url),
  'utf8',
);

function classesIn(rules: readonly CssRule[]): Set<string> {
  return new Set(
    rules.flatMap(({ prelude, body }) => {
      if (prelude === '@font-face' || prelude.startsWith('@page')) return [];
      if (prelude.startsWith('@')) return [...classesIn(cssRules(body ?? ''))];
      return selectorsOf(prelude).flatMap(
        (selector) => selector.replaceAll(/:not\((?:[^()]|\([^()]*\))*\)/g, '').match(/(?<=\.)[a-z][\w-]*/g) ?? [],
      );
    }),
  );
}

const styled = classesIn(cssRules(css));
const drawn = new Set(
  Object.values(GALLERY)
    .flatMap((page) => renderToString(page).match(/(?<=class=")[^"]+/g) ?? [])
    .flatMap((names) => names.split(' ')),
);

describe('the stylesheet', () => {
  test('is the same, with the same hash, each time it is made', () => {
    expect(buildStylesheet()).toEqual({ css, hash });
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is under 25 KB on its way to a phone', () => {
    expect(gzipSync(css).byteLength).toBeLessThan(25_000);
  });

  test('asks nobody for a font or a picture', () => {
    expect(css.match(/url\(|@import|@font-face/g)).toBeNull();
  });

  test('has nothing that belongs to government alone', () => {
    expect(css.match(/GDS Transport|crown-|crest/gi)).toBeNull();
    const blocks = new Set([...styled].map((name) => name.replace(/(__|--).*/, '')));
    expect(UNUSED_BLOCKS.filter((block) => blocks.has(block))).toEqual([]);
  });

  test('styles every class of the pages that govuk-frontend styles', () => {
    const styledByGovuk = classesIn(cssRules(govukCss));
    expect(drawn.size).toBeGreaterThan(100);
    expect([...drawn].filter((name) => styledByGovuk.has(name) && !styled.has(name))).toEqual([]);
  });

  test('styles each class of our own that a component draws, and none besides', () => {
    const own = (names: Iterable<string>) => [...names].filter((name) => name.startsWith('sp-')).sort();
    expect(own(styled)).toEqual(own(drawn));
  });
});
