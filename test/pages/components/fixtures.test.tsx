import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { BLOCKS } from './fixture-blocks.tsx';
import { EXCEPTIONS } from './fixture-exceptions.ts';
import { FIELDS } from './fixture-fields.tsx';
import { fixturesOf } from './govuk-fixtures.ts';
import { normalisedHtml } from './normalised-html.ts';

const COMPONENTS = Object.entries({ ...FIELDS, ...BLOCKS }).map(([component, draw]) => ({
  component,
  draw,
  fixtures: fixturesOf(component),
}));

describe.each(COMPONENTS)('$component gives the HTML that govuk-frontend expects', ({ component, draw, fixtures }) => {
  const expected = fixtures.filter(({ name }) => !(`${component}: ${name}` in EXCEPTIONS));

  test.each(expected)('$name', ({ options, html }) => {
    expect(normalisedHtml(renderToString(draw(options)))).toBe(normalisedHtml(html));
  });
});

test('every exception is a case that exists and that we really draw otherwise', () => {
  const differing = COMPONENTS.flatMap(({ component, draw, fixtures }) =>
    fixtures
      .filter(({ options, html }) => normalisedHtml(renderToString(draw(options))) !== normalisedHtml(html))
      .map(({ name }) => `${component}: ${name}`),
  );
  expect(Object.keys(EXCEPTIONS).sort()).toEqual(differing.sort());
});

describe('the comparison', () => {
  test.each([
    ['a class more', '<p class="a b">x</p>', '<p class="a">x</p>'],
    ['another value', '<input name="a">', '<input name="b">'],
    ['a space between words that is missing', '<p><span>Error:</span> Enter</p>', '<p><span>Error:</span>Enter</p>'],
    ['a line in a text box', '<textarea>a\nb</textarea>', '<textarea>a b</textarea>'],
    ['another nesting', '<div><p>a</p><p>b</p></div>', '<div><p>a</p></div><p>b</p>'],
  ])('notices %s', (_, one, other) => {
    expect(normalisedHtml(one)).not.toBe(normalisedHtml(other));
  });

  test('overlooks what nobody can see', () => {
    const spaced = '<p\n id="x" class="b  a">\n  <span class="c">\n Error:</span>\n  Enter\n</p>\n';
    expect(normalisedHtml(spaced)).toBe(
      normalisedHtml('<p class="a b" id="x"><span class="c">Error:</span> Enter</p>'),
    );
  });
});
