/** One line of what was asked: see `asked-lines.ts`. */
export type Asked = {
  /** The number of the text, or where `domain.md` has it from when no text asks for it. */
  readonly from: '000' | '001' | '002' | '003' | '004' | 'choice' | 'law';
  readonly asks: string;
  readonly requirement: `R${number}`;
  /** The paths of pages, as routes declare them, or `mail NAME`; empty when there is none. */
  readonly met: readonly string[];
  /** Names of tests; files move, sentences stay. */
  readonly tests: readonly string[];
  /** What is not built of it, in a few words. */
  readonly missing?: string;
};

/** A line; without tests it is not built, and `missing` says what is not. */
export const line = (
  from: Asked['from'],
  requirement: Asked['requirement'],
  asks: string,
  met: readonly string[],
  tests: readonly string[],
  missing?: string,
): Asked => ({
  from,
  requirement,
  asks,
  met,
  tests,
  ...(missing !== undefined && { missing }),
});
