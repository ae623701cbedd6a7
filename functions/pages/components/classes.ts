/** A class name or an id, or a condition that failed: `wide && 'sp-wide'`. */
type Applying = string | false | 0 | 0n | null | undefined;

/** Joins the class names that apply. `classes('a', wide && 'b')` gives `'a b'` or `'a'`. */
export function classes(...names: readonly Applying[]): string {
  return names.filter(Boolean).join(' ');
}

/** Joins ids for `aria-describedby`; undefined when there is none, so that the attribute is left out. */
export function ids(...names: readonly Applying[]): string | undefined {
  return classes(...names) || undefined;
}
