import { readFileSync } from 'node:fs';

/** How govuk-frontend's own options give words. */
export type Words = { text?: string; html?: string };
type Heading = Words & { classes?: string; isPageHeading?: boolean };
export type ItemOptions = Words & {
  value?: string | number;
  checked?: boolean;
  selected?: boolean;
  disabled?: boolean;
  id?: string;
  name?: string;
  classes?: string;
  hint?: Words;
  divider?: string;
  behaviour?: string;
  conditional?: { html: string };
  href?: string;
  title?: Words;
  status?: Words & { classes?: string; tag?: { text: string; classes?: string } };
  number?: number | string;
  current?: boolean;
  ellipsis?: boolean;
  error?: boolean;
  type?: 'button' | 'submit';
  attributes?: { form?: string };
};
export type ActionOptions = { items: { href: string; text: string; visuallyHiddenText?: string }[] };
export type DatePartOptions = { label?: string; name?: string; classes?: string; error?: boolean } | false;
export type LinkOptions = { href: string; text?: string; labelText?: string };

/** Everything that the fixtures of the components we have give, in one shape. */
export type Options = Words & {
  id?: string;
  idPrefix?: string;
  name?: string;
  namePrefix?: string;
  classes?: string;
  href?: string;
  value?: string;
  values?: unknown;
  rows?: unknown;
  label?: Heading;
  legend?: Heading;
  fieldset?: { legend: Heading };
  hint?: Words;
  errorMessage?: Words;
  formGroup?: { classes: string };
  isPageHeading?: boolean;
  items?: (ItemOptions | null | false | '')[];
  disabled?: boolean;
  isStartButton?: boolean;
  prefix?: Words;
  suffix?: Words;
  maxlength?: number;
  threshold?: number;
  countType?: 'length' | 'characters' | 'words';
  day?: DatePartOptions;
  month?: DatePartOptions;
  year?: DatePartOptions;
  visuallyHiddenText?: string;
  titleText?: string;
  titleHtml?: string;
  descriptionText?: string;
  errorList?: { text: string; href?: string }[];
  summaryText?: string;
  open?: boolean;
  type?: string;
  actions?: { items: ItemOptions[] };
  card?: { title: Words; actions?: ActionOptions };
  head?: CellOptions[];
  caption?: string;
  captionClasses?: string;
  firstCellIsHeader?: boolean;
  collapseOnMobile?: boolean;
  previous?: LinkOptions;
  next?: LinkOptions;
  multiple?: boolean;
  javascript?: boolean;
};
export type CellOptions = { text: string; format?: string };

export type Fixture = { name: string; options: Options; html: string; hidden: boolean };

/** The cases that govuk-frontend ships for one component, without those it hides from its own examples. */
export function fixturesOf(component: string): Fixture[] {
  const file = new URL(
    `../../../node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
    import.meta.url,
  );
  const { fixtures }: { fixtures: Fixture[] } = JSON.parse(readFileSync(file, 'utf8'));
  return fixtures.filter((fixture) => !fixture.hidden);
}
