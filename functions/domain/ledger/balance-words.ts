/** Give and take of staff hours in a report, in sentences: how much in all, and for whom it is lopsided. */
import { type Section, section, text } from '../agreement/document-source.ts';
import type { Amount } from '../amount.ts';
import { flaggedFrom, giveAndTakeOf, imbalanceWords, taxNote } from './give-and-take.ts';

export type NamedShare = { readonly name: string; readonly given: Amount; readonly received: Amount };

/** Schools that told both numbers. A school's own feeling about it stays out: the report names nobody there. */
export const balanceSection = (shares: readonly NamedShare[]): Section => {
  const found = giveAndTakeOf(shares.map(({ name, ...share }) => ({ school: name, ...share })));
  const { given, received, agrees, flagged } = found;
  const nothing = given === 0 && received === 0;
  const inAll = agrees
    ? `${given} hours were given, and ${received} received.`
    : `${given} hours were given and ${received} received. Schools counted differently, or a return is missing.`;
  const lopsided = flagged.map((one) => imbalanceWords(one, one.school));
  return section(
    'balance',
    'Is the give and take in balance?',
    text(nothing ? '' : inAll),
    ...lopsided.map(text),
    text(
      nothing
        ? ''
        : lopsided.length > 0
          ? 'Please talk about whether that is what you want.'
          : `No school gives or gets ${flaggedFrom} hours or more for each hour the other way.`,
    ),
    text(nothing ? '' : taxNote),
  );
};
