/** A list that a proposal holds, with what is asked of each entry. One list may be asked about by several questions. */
import type { Field } from './field.ts';

export type List = {
  /** In addresses: `/proposal/money/income.2`. */
  readonly name: string;
  readonly path: readonly string[];
  /** Its entries lie inside those of another list: the measures of each purpose. */
  readonly inEach?: 'purposes';
  /** The field that tells an entry from the others. Without one, entries are known by what they say. */
  readonly tells?: 'id' | 'urn';
  /** Entries can be added and removed here. Where they cannot, another question or the partnership lists them. */
  readonly grows: boolean;
  readonly title: string;
  /** One of them: "Add an aim", "Remove this aim". */
  readonly one: string;
  readonly fields: readonly Field[];
};

type More = Pick<Field, 'hint' | 'needed' | 'short'>;

/** Somebody of the partnership. */
export const who = (path: string, label: string, more: More = {}): Field => ({
  as: 'one-of',
  from: 'people',
  path: [path],
  label,
  ...more,
});

/** One of its schools. */
export const which = (path: string, label: string, more: More = {}): Field => ({
  as: 'one-of',
  from: 'schools',
  path: [path],
  label,
  ...more,
});
