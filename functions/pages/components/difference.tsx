import type { Piece } from '../word-difference.ts';

/**
 * What changed between two versions of a text, word by word. `<Difference pieces={wordDifference(before, after)} />`
 * People who listen hear "added" and "removed"; nobody has to tell colours apart.
 */
export function Difference({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p class="govuk-body sp-difference">
      {pieces.map(({ change, text }) => {
        if (change === 'same') return text;
        const words = text.trimEnd();
        return (
          <>
            {change === 'added' ? <ins>{spoken(change, words)}</ins> : <del>{spoken(change, words)}</del>}
            {text.slice(words.length)}
          </>
        );
      })}
    </p>
  );
}

function spoken(change: 'added' | 'removed', words: string) {
  return (
    <>
      <span class="govuk-visually-hidden">[{change}: </span>
      {words}
      <span class="govuk-visually-hidden">]</span>
    </>
  );
}
