/** Reads and changes one place in a value without touching the rest. */

export type ContentPath = readonly (string | number)[];
type Entry = Readonly<Record<string, unknown>>;

export const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (value: unknown, step: string | number): unknown => {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isEntry(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

export const valueAt = (value: unknown, path: ContentPath): unknown => path.reduce(below, value);

/** The entries of the list at this place; an empty list where there is none. */
export const entriesAt = (value: unknown, path: ContentPath): readonly Entry[] => {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.filter(isEntry) : [];
};

/** The whole with another value there; `undefined` takes a field out of its object. */
export const withValueAt = (whole: unknown, path: ContentPath, value: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const changed = withValueAt(below(whole, step), rest, value);
  if (Array.isArray(whole)) return whole.map((entry, at) => (at === step ? changed : entry));
  const { [step]: _, ...others } = isEntry(whole) ? whole : {};
  return changed === undefined ? others : { ...others, [step]: changed };
};
