import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { type CssRule, cssRules, cssText, selectorsOf } from './css-rules.ts';

/** Blocks of govuk-frontend that no page of ours draws. What is not named here is kept, so a new component works. */
export const UNUSED_BLOCKS = [
  'govuk-accordion',
  'govuk-accordion-nav',
  'govuk-cookie-banner',
  'govuk-exit-this-page',
  'govuk-exit-this-page-hide-content',
  'govuk-exit-this-page-overlay',
  'govuk-feedback',
  'govuk-footer',
  'govuk-generic-header',
  'govuk-header',
  'govuk-language-navigation',
  'govuk-logo-dot',
  'govuk-password-input',
  'govuk-phase-banner',
  'govuk-service-navigation',
  'govuk-tabs',
] as const;

/** Our own styles, in the order in which they stand. */
const OWN_STYLES = [
  'brand',
  'buttons',
  'header',
  'choices',
  'tables',
  'typed',
  'timeline',
  'diary',
  'find',
  'front',
  'home',
  'bars',
  'lines',
  'comparison',
  'difference',
  'progress',
  'print',
  'report',
] as const;

/** The font of the person's own machine, named in `brand.css`: nothing is loaded, and it is not gov.uk's. */
const OWN_FONT = 'var(--sp-font)';

const NOTICE = '/*! Parts: govuk-frontend, (c) Crown Copyright Government Digital Service, MIT licence */\n';

/**
 * The one stylesheet of all pages: what we use of govuk-frontend, without its font and crest, then our own.
 * `hash` names its content: the page asks for `/assets/app.css?v=HASH`, and the answer may be kept for a year.
 */
export function buildStylesheet(): { css: string; hash: string } {
  const parts = [govukStyles(), ...OWN_STYLES.map(ownStyles)].join('\n');
  const { code } = transformSync(parts, { loader: 'css', minify: true, charset: 'utf8', legalComments: 'none' });
  const css = NOTICE + code;
  return { css, hash: createHash('sha256').update(css).digest('hex').slice(0, 12) };
}

function govukStyles(): string {
  const file = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');
  return cssText(usedRules(cssRules(readFileSync(file, 'utf8')))).replaceAll(
    /GDS Transport,\s*arial,\s*sans-serif/g,
    OWN_FONT,
  );
}

function ownStyles(name: (typeof OWN_STYLES)[number]): string {
  return readFileSync(fileURLToPath(new URL(`../../functions/pages/styles/${name}.css`, import.meta.url)), 'utf8');
}

function usedRules(rules: readonly CssRule[]): CssRule[] {
  return rules.flatMap((rule) => usedRule(rule) ?? []);
}

function usedRule({ prelude, body }: CssRule): CssRule | undefined {
  if (body === undefined || prelude.startsWith('@font-face')) return undefined;
  if (prelude.startsWith('@')) {
    const inner = usedRules(cssRules(body));
    return inner.length > 0 ? { prelude, body: cssText(inner) } : undefined;
  }
  const selectors = selectorsOf(prelude).filter((selector) => !isUnused(selector));
  return selectors.length > 0 ? { prelude: selectors.join(','), body } : undefined;
}

/** A selector is unused when it needs a class of an unused block; `:not(…)` needs nothing. */
function isUnused(selector: string): boolean {
  const needed = selector.replaceAll(/:not\((?:[^()]|\([^()]*\))*\)/g, '');
  return [...needed.matchAll(/\.(govuk-[\w-]+?)(?=__|--|[^\w-]|$)/g)].some(([, block]) =>
    UNUSED_BLOCKS.some((unused) => unused === block),
  );
}
