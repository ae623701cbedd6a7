/** Whether a sentence is made of words of the source and facts of the store, and of which. */
import type { Known } from './facts.ts';
import type { Fragment } from './templates.ts';

/** Words in small letters; a possessive, a mark and an amount's sign stand by themselves. */
export const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(
      /[0-9a-z]{4}-[0-9a-z]{4}\b|\([0-9a-f]{4}\)|'s\b|'(?=\s|$)|£?\d[\d,.:]*\d|£?\d|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]/gu,
    ) ?? [];

type Node = { readonly next: Map<string, Node>; source?: string; isTemplate?: boolean };
const newNode = (): Node => ({ next: new Map() });

const isMark = (token: string): boolean => !/[\p{L}\p{M}\d]/u.test(token) || token === "'s";

/** All texts by their words, so that each place of a sentence is looked up once. */
export type Lexicon = { readonly root: Node };

const add = ({ root }: Lexicon, text: string, source: string, isTemplate: boolean): void => {
  let node = root;
  // Marks at either end belong to what they stand between.
  const tokens = tokensOf(text);
  while (tokens.length > 0 && isMark(tokens[0] ?? '')) tokens.shift();
  while (tokens.length > 0 && isMark(tokens.at(-1) ?? '')) tokens.pop();
  if (tokens.length === 0) return;
  for (const token of tokens) {
    const next = node.next.get(token) ?? newNode();
    node.next.set(token, next);
    node = next;
  }
  if (node.source === undefined || (isTemplate && !node.isTemplate)) {
    node.source = source;
    node.isTemplate = isTemplate;
  }
};

export const lexiconOf = (fragments: readonly Fragment[], facts: readonly Known[]): Lexicon => {
  const lexicon: Lexicon = { root: newNode() };
  for (const { text, field } of facts) add(lexicon, text, field, false);
  for (const { text, at } of fragments) {
    add(lexicon, text, at, true);
    // Behind a hole: `${word}s in post`.
    if (text.startsWith('s ')) add(lexicon, text.slice(2), at, true);
    // `countOf(3, 'month')` says "3 months".
    if (/^[a-z][a-z ]*[a-z]$/.test(text) && text.split(' ').length <= 3) add(lexicon, `${text}s`, at, true);
  }
  return lexicon;
};

export type Proof = {
  /** Where its words stand in the source: `functions/mail/templates/ask.ts:12`. */
  readonly templates: readonly string[];
  /** Fields that filled its holes, and numbers that were counted or worked out from several. */
  readonly facts: readonly string[];
};

/** Numbers in words are counted where they are said. */
const inWords: ReadonlySet<string> = new Set(
  'no one two three four five six seven eight nine ten eleven twelve first second third'.split(' '),
);

/** So many of a sentence's words may stand alone in the source; in a label of a few words, all. */
const mostAlone = 0.6;
const fewWords = 6;

/** Of a date that is stored. */
const isWeekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

type Step = {
  readonly cost: number;
  readonly from: number;
  readonly length?: number;
  readonly source?: string;
  readonly isTemplate?: boolean;
};

/** The fewest pieces that make up the sentence; undefined when something in it is neither of the source nor of the store. */
export const prove = (sentence: string, { root }: Lexicon): Proof | undefined => {
  const tokens = tokensOf(sentence);
  const best: (Step | undefined)[] = [{ cost: 0, from: -1 }];
  const reach = (to: number, step: Step): void => {
    const before = best[to];
    if (before === undefined || step.cost < before.cost) best[to] = step;
  };
  for (const [at, token] of tokens.entries()) {
    const here = best[at];
    if (here === undefined) continue;
    if (isMark(token)) reach(at + 1, { cost: here.cost, from: at });
    if (/^(?:[0-9a-z]{4}-[0-9a-z]{4}|\([0-9a-f]{4}\))$/.test(token))
      reach(at + 1, {
        cost: here.cost + 1,
        from: at,
        source: 'a reference, made of the answer or the moment that it is of',
      });
    if (isWeekday.test(token)) reach(at + 1, { cost: here.cost, from: at, source: `worked out: ${token}` });
    if (/^£?\d/.test(token) || inWords.has(token))
      reach(at + 1, { cost: here.cost + 3, from: at, source: `worked out: ${token}` });
    let node: Node | undefined = root;
    for (let to = at; node && to < tokens.length; to += 1) {
      node = node.next.get(tokens[to] ?? '');
      if (node?.source !== undefined) {
        const { source, isTemplate } = node;
        reach(to + 1, {
          cost: here.cost + 1,
          from: at,
          length: to + 1 - at,
          source,
          ...(isTemplate ? { isTemplate } : {}),
        });
      }
    }
  }
  const steps: Step[] = [];
  for (let at = tokens.length; at > 0; at = steps.at(-1)?.from ?? 0) {
    const step = best[at];
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const pieces = steps.filter(({ source }) => source !== undefined).toReversed();
  // Single words of the source would make up any sentence at all.
  const words = tokens.filter((token) => !isMark(token)).length;
  const alone = pieces.filter(({ isTemplate, length }) => isTemplate && length === 1).length;
  if (words > fewWords && alone > words * mostAlone) return undefined;
  return {
    templates: [...new Set(pieces.flatMap(({ source, isTemplate }) => (isTemplate && source ? [source] : [])))],
    facts: [...new Set(pieces.flatMap(({ source, isTemplate }) => (!isTemplate && source ? [source] : [])))],
  };
};
