/** What a form can ask for. Each field knows its place in the content; how it is drawn and read lies beside this file. */

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

/** `schools`, `purposes`, `people`: those of the partnership or of the proposal itself. */
export type Choices = 'schools' | 'purposes' | 'people' | readonly Choice[];

export type FieldShape =
  /** One line, or several paragraphs, or a list with one entry a line. */
  | { readonly as: 'line' | 'words' | 'lines' }
  | { readonly as: 'date' | 'time' | 'number' }
  /** A whole number, both ends included. `unit` stands behind the box. */
  | { readonly as: 'whole'; readonly least: number; readonly most: number; readonly unit: string }
  /** Pounds on the page, pence in the record. */
  | { readonly as: 'pounds' }
  | { readonly as: 'one-of' | 'some-of'; readonly from: Choices }
  /** True, false, or not said yet. */
  | { readonly as: 'yes-or-no' }
  /** One box that is ticked or not. */
  | { readonly as: 'tick'; readonly text: string };

export type Field = FieldShape & {
  /** Below the content, or below the entry of a list. */
  readonly path: readonly string[];
  readonly label: string;
  /** Where the answer stands in a list; the label without it. Empty where the answer needs no words before it. */
  readonly short?: string;
  readonly hint?: string;
  /** What to say when it is left empty. Without it, it may stay empty until the proposal is submitted. */
  readonly needed?: string;
};

/** What a field's control is called in its form: `evaluation-uses`. */
export const nameOfField = ({ path }: Pick<Field, 'path'>): string => path.join('-');

export const dateParts = ['day', 'month', 'year'] as const;

/** Every name that a form with this field may send. */
export const namesOf = (field: Field): readonly string[] => {
  const name = nameOfField(field);
  return field.as === 'date' ? dateParts.map((part) => `${name}-${part}`) : [name];
};

/** The control that a mistake's link leads to. */
export const anchorOf = (field: Field): string => namesOf(field)[0] ?? nameOfField(field);

/** What can be chosen, by the names that `Choices` has for them. */
export type Offered = Readonly<Record<'schools' | 'purposes' | 'people', readonly Choice[]>>;

export const choicesOf = (from: Choices, offered: Offered): readonly Choice[] =>
  typeof from === 'string' ? offered[from] : from;
