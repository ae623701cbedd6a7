/** A letter as plain text: the same sentences as its HTML, the link's whole address on a line of its own. */
import { type Block, blocksOf, type Letter } from './letter.ts';

const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'fact':
      return `${block.label}: ${block.text}`;
    case 'action':
    case 'foot':
      return `${block.label}:\n${block.href}`;
    default:
      return block.text;
  }
};

export const asText = (letter: Letter): string => {
  const blocks = blocksOf(letter);
  const parts = blocks.map((block, at) => {
    // Facts stand together as a list; everything else has an empty line before it.
    const closeUp = at === 0 || (block.kind === 'fact' && blocks[at - 1]?.kind === 'fact');
    return `${at === 0 ? '' : closeUp ? '\n' : '\n\n'}${textOf(block)}`;
  });
  return `${parts.join('')}\n`;
};
