import { describe, expect, test } from 'vitest';
import { cssRules, cssText, selectorsOf } from '../../../infra/assets/css-rules.ts';

describe('taking a stylesheet apart', () => {
  test('gives each rule with what stands before and between its braces', () => {
    expect(cssRules('.a,.b{color:red}@media print{.c{color:blue}.d{}}')).toEqual([
      { prelude: '.a,.b', body: 'color:red' },
      { prelude: '@media print', body: '.c{color:blue}.d{}' },
    ]);
  });

  test('gives a statement without a body', () => {
    expect(cssRules('@charset "UTF-8";.a{}')).toEqual([
      { prelude: '@charset "UTF-8"', body: undefined },
      { prelude: '.a', body: '' },
    ]);
  });

  test('is not misled by braces in strings and comments', () => {
    expect(cssRules('/* } */.a::after{content:"}\\"{";color:red}/* { */')).toEqual([
      { prelude: '.a::after', body: 'content:"}\\"{";color:red' },
    ]);
  });

  test('refuses a stylesheet that is cut off', () => {
    expect(() => cssRules('.a{color:red')).toThrow('in the middle of a rule');
    expect(() => cssRules('.a{} .b')).toThrow('in the middle of a rule');
  });

  test('gives the same rules when put together and taken apart again', () => {
    const rules = cssRules('@charset "UTF-8";.a{color:red}@supports not (x:y){.b{}}');
    expect(cssRules(cssText(rules))).toEqual(rules);
  });

  test('splits selectors at commas that are not inside brackets', () => {
    expect(selectorsOf('.a:is(.b,.c), [title="x,y"] .d')).toEqual(['.a:is(.b,.c)', '[title="x,y"] .d']);
  });
});
