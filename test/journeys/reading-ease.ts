/** How hard a text is to read: its Flesch–Kincaid grade, about the school year in which it can be read. */
import { load } from 'cheerio';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Sentences, list items, labels and headings each stand alone. Typed texts, tables and addresses are not ours to shorten. */
const pieces = 'p, li, h1, h2, h3, label, legend, .govuk-hint, .govuk-caption-l';

const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
const sentencesOf = (text: string): string[] =>
  text
    .replace(/https?:\S+|\S+@\S+/g, '')
    .split(/(?<=[.!?:])\s+/)
    .filter((sentence) => wordsOf(sentence).length > 0);

/** The names of people, places and bodies are what they are. */
const isName = (word: string, at: number): boolean => at > 0 && /^\p{Lu}/u.test(word);

export const gradeOf = (texts: readonly string[]): number => {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap((sentence) =>
    wordsOf(sentence).map((word, at) => ({ word, name: isName(word, at) })),
  );
  const counts = {
    sentence: sentences.length,
    word: words.length,
    // A name counts as an ordinary word.
    syllable: words.reduce((sum, { word, name }) => sum + (name ? 1.4 : syllable(word)), 0),
  };
  return Math.round(fleschKincaid(counts) * 10) / 10;
};

/** The pieces of a page's main part, each once. */
export const textsOf = (html: string): string[] => {
  const $ = load(html);
  $('main .govuk-details__summary, main table, main dl, main blockquote, main .govuk-inset-text').remove();
  const root = $('main').length > 0 ? $('main') : $('body');
  return root
    .find(pieces)
    .get()
    .filter((each) => $(each).find(pieces).length === 0)
    .map((each) => $(each).text().replace(/\s+/g, ' ').trim());
};
