/** How far a matter has come: who has agreed, and what was advised to the board that is asked now. */
import type { LinkContext } from '../asking/link-view.ts';
import { stepInWords } from '../asking/step-words.ts';
import { aboutKey } from '../domain/asking/request.ts';
import { activeParties, partyById } from '../domain/partnership/partnership.ts';
import { shortPartyName } from '../domain/partnership/short-names.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import { type Approval, approvals } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';

type Advice = { readonly said: string; readonly reasons: readonly string[] };

export type SoFar = {
  /** Ids of the parties that have agreed, by a step that decides. */
  readonly agreed: readonly string[];
  /** What was advised to those who are asked now, step by step. */
  readonly advice: readonly Advice[];
};

const hasAgreed = ({ steps, carriedFrom }: Approval): boolean => {
  const last = steps.at(-1);
  return carriedFrom !== undefined || (last?.role === 'decides' && last.result === 'agreed');
};

export const readSoFar = async ({ outside, partnership, request }: LinkContext): Promise<SoFar> => {
  const about = aboutKey(request.about);
  const own = new Set(request.step?.parties ?? (request.party === undefined ? [] : [request.party]));
  const here = (await readEvery(outside.store, approvals, partnership.id)).filter((one) => one.about === about);
  return {
    agreed: here.filter(hasAgreed).map(({ party }) => party),
    advice: here
      .filter(({ party }) => own.has(party))
      .flatMap(({ party, steps }) =>
        steps.flatMap((step): Advice[] => {
          if (step.role === 'decides') return [];
          const said = stepInWords(step, { party: partyById(partnership, party), about, partnership });
          const reasons = step.reasons.map(({ reason }) => reason);
          return said === undefined ? [] : [{ said: `${said} it, on ${longDate(step.on)}.`, reasons }];
        }),
      ),
  };
};

/** What those who only recommend, or were only heard, said before; it decides nothing. */
export function AdviceBefore({ soFar: { advice } }: { soFar: SoFar }) {
  if (advice.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What was advised</h2>
      {advice.map(({ said, reasons }) => (
        <>
          <p class="govuk-body">{said} This is advice: it decides nothing.</p>
          {reasons.map((reason) => (
            <InsetText>
              <Paragraphs text={reason} />
            </InsetText>
          ))}
        </>
      ))}
    </>
  );
}

/** The other parties that decide about it too, and how many of all have agreed. */
export function OthersAsked({ context: { request, partnership }, soFar }: { context: LinkContext; soFar: SoFar }) {
  const parties = activeParties(partnership);
  const others = parties.filter(({ id }) => !request.step?.parties.includes(id));
  if (others.length === 0) return null;
  const named = (ids: typeof others) => listOf(ids.map((party) => shortPartyName(party, partnership)));
  const agreed = others.filter(({ id }) => soFar.agreed.includes(id));
  const open = others.filter(({ id }) => !soFar.agreed.includes(id));
  return (
    <>
      {agreed.length > 0 && (
        <p class="govuk-body">
          {agreed.length} of {parties.length} {agreed.length === 1 ? 'has' : 'have'} agreed: {named(agreed)}.
        </p>
      )}
      {open.length > 0 && (
        <p class="govuk-body">
          {named(open)} {open.length === 1 ? 'decides' : 'each decide'} too, in their own way.
        </p>
      )}
    </>
  );
}
