/** What pages and emails say, sentence by sentence, in the order in which it is read. */
import { load } from 'cheerio';

/** One space between words; quotation marks and hyphens of one kind. */
export const plain = (text: string): string =>
  text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[\u00a0\s]+/g, ' ')
    .replace(/[’‘]/g, "'")
    .trim();

/** After a full stop, a question or an exclamation mark with a capital behind it; a colon before a list ends one too. */
const endOfSentence = /(?<=[.?!:;])\s+(?=[A-Z“"0-9])/;

export const sentencesIn = (text: string): string[] =>
  text
    .split(/\n/)
    .flatMap((line) => plain(line).split(endOfSentence))
    .filter((sentence) => /\p{L}{2}/u.test(sentence) && !/^https?:\/\/\S+$/.test(sentence));

const block =
  'p, li, h1, h2, h3, h4, td, th, dt, dd, label, legend, caption, button, summary, figcaption, div, ul, ol, dl, table, form, fieldset, section';

/** The main part of a page: each block's own words, without those of blocks within it. */
export const sentencesOnPage = (html: string): string[] => {
  const $ = load(html);
  $('script, style, noscript, svg, input, textarea, option').remove();
  // Two buttons side by side are two things.
  $('main *').after(' ');
  $('br').replaceWith('\n');
  return $('main')
    .find(block)
    .addBack()
    .get()
    .flatMap((element) => {
      const own = $(element).clone();
      own.find(block).remove();
      return sentencesIn(own.text());
    });
};
