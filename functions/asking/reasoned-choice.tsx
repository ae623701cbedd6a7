/** One of a few answers, of which some need a reason: the field for it stands below the answer. */

import type { FormError } from '../pages/components/error-summary.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { textIn } from '../web/typed-text.ts';
import { errorOf } from './link-page.tsx';
import type { LinkContext } from './link-view.ts';

type Choice = {
  readonly value: string;
  readonly text: string;
  /** `missing`: what somebody is told who gave none. */
  readonly reason?: { readonly name: string; readonly label: string; readonly hint: string; readonly missing: string };
};

export type Question = { readonly name: string; readonly legend: string; readonly choices: readonly Choice[] };

type Props = { readonly context: LinkContext; readonly question: Question; readonly errors: readonly FormError[] };

export function ReasonedChoice({ context, question: { name, legend, choices }, errors }: Props) {
  return (
    <Radios
      name={name}
      legend={legend}
      legendSize="m"
      value={textIn(context, name)}
      error={errorOf(errors, name)}
      items={choices.map(({ value, text, reason }) => ({
        value,
        text,
        ...(reason && {
          reveal: (
            <Textarea
              name={reason.name}
              label={reason.label}
              hint={reason.hint}
              rows={4}
              value={textIn(context, reason.name)}
              error={errorOf(errors, reason.name)}
            />
          ),
        }),
      }))}
    />
  );
}

/** The chosen answer needs a reason, and has none. */
export const missingReason = (context: LinkContext, { name, choices }: Question): FormError[] => {
  const chosen = choices.find(({ value }) => value === textIn(context, name))?.reason;
  if (!chosen || (textIn(context, chosen.name) ?? '').trim().length >= 3) return [];
  return [{ field: chosen.name, text: chosen.missing }];
};
