import type { ComponentChildren } from 'preact';
import type { Size } from '../../../functions/pages/components/label.tsx';
import { elementsFromHtml } from './elements-from-html.ts';
import type { Options, Words } from './govuk-fixtures.ts';

/** The words of an option, whether it gives text or HTML. */
export function words(option: Words | undefined): ComponentChildren {
  return option?.html === undefined ? option?.text : elementsFromHtml(option.html);
}

/** `govuk-label--l`, `govuk-fieldset__legend--m`, `govuk-table__caption--m`: the size at the end. */
export function size(classNames: string | undefined): Size | undefined {
  const end = classNames?.split('--').at(-1);
  return (['s', 'm', 'l', 'xl'] as const).find((known) => known === end);
}

/** Whether a component's classes hold the modifier that one of our props stands for. */
export function has(options: { classes?: string }, modifier: string): boolean {
  return options.classes?.split(' ').some((name) => name.endsWith(`--${modifier}`)) ?? false;
}

/** What all fields with one label have in common. */
export function field(options: Options) {
  return {
    name: options.name ?? '',
    id: options.id,
    label: words(options.label),
    labelSize: size(options.label?.classes),
    labelIsHeading: options.label?.isPageHeading,
    hint: words(options.hint),
    error: words(options.errorMessage),
    groupClass: options.formGroup?.classes,
  };
}

/** What all questions with several controls have in common. */
export function group(options: Options) {
  const legend = options.fieldset?.legend;
  return {
    legend: words(legend),
    legendSize: size(legend?.classes),
    legendIsHeading: legend?.isPageHeading,
    hint: words(options.hint),
    error: words(options.errorMessage),
    groupClass: options.formGroup?.classes,
  };
}
