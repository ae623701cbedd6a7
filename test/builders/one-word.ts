/** One word for a thing, for each reader: what is looked for in letters, on pages and in documents. */
/** What nobody reads: another word for a thing that has one, and words of our own workshop. */
export const neverSaid: readonly RegExp[] = [
  /\be-mails?\b/i,
  /\b(?:a|an|the|your|by|one|this|that|old|new|first|last) mails?\b/i,
  /\b(?:annex|rebase[ds]?|carried over|succession)\b/i,
  /\b(?:submission|data return|school['’]s report)\b/i,
  /\bemail(?:s)? message/i,
];

export const found = (text: string, words: readonly RegExp[]): string[] =>
  words.flatMap((word) => word.exec(text)?.[0] ?? []);
