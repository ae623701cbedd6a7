/** What a decision is about: what it is called, what to read of it, and how the answers to it are worded. */
import type { ComponentChildren } from 'preact';
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { isRenewal } from '../asking/outcome-words.ts';
import type { About } from '../domain/asking/request.ts';
import type { Touch } from '../domain/lifecycle/asks.ts';
import { partyById, type School, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { Briefing, leavingInWords, promiseInWords, promiseOf } from '../pages/briefing.tsx';
import { Details } from '../pages/components/details.tsx';
import { Plan } from '../pages/plan.tsx';
import { Touches } from '../pages/touches.tsx';
import { decode } from '../records/kind.ts';
import { proposals } from '../records/kinds.ts';
import { readPlanOf } from '../records/plans.ts';
import { readTouched } from '../records/touched.ts';

export type DecisionAbout = {
  /** In the middle of a sentence: "the Wendle Valley plan". */
  readonly name: string;
  /** The short answers, for the first page. */
  readonly briefing: ComponentChildren;
  /** Everything, for the page below it. */
  readonly whole: ComponentChildren;
  /** Sentences for the agenda paper. */
  readonly facts: readonly string[];
};

/** Another stage gives the reading for what only it knows: the evaluation, for a renewal. */
export type ReadDecisionAbout = (context: LinkContext, nameOf: NameOf) => Promise<DecisionAbout>;
export type ReadingsByKind = Partial<Record<About['kind'], ReadDecisionAbout>>;

/** The schools that this decision covers. */
export const schoolsDecided = ({ request, partnership }: LinkContext): School[] =>
  (request.step?.parties ?? []).flatMap((id) =>
    (partyById(partnership, id)?.schools ?? []).flatMap((urn) => schoolByUrn(partnership, urn) ?? []),
  );

export const schoolOrPerson =
  (context: Pick<LinkContext, 'partnership'>, nameOf: NameOf): NameOf =>
  (id) =>
    schoolByUrn(context.partnership, id)?.name ?? nameOf(id);

const factsOf = (content: ProposalContent, schools: readonly School[]): string[] => [
  ...schools.map(({ urn, name }) => `${name} puts in ${promiseInWords(promiseOf(content, [urn]))}.`),
  leavingInWords(content),
];

const unwritten: Omit<DecisionAbout, 'name'> = {
  briefing: <p class="govuk-body">There is nothing to read yet. Please ask whoever leads the partnership.</p>,
  whole: <p class="govuk-body">There is nothing to read yet. Please ask whoever leads the partnership.</p>,
  facts: [],
};

type Changed = { readonly own: readonly Touch[]; readonly others: readonly Touch[] };

/** What a change of the text in force touches: what this board decides on, and the rest. Nothing for another proposal. */
const readChange = async (
  context: LinkContext,
  content: ProposalContent,
  nameOf: NameOf,
): Promise<Changed | undefined> => {
  const { outside, partnership, request } = context;
  if (request.about.kind !== 'proposal') return undefined;
  const item = await outside.store.get(proposals.key(partnership.id, request.about.id));
  const found = item && decode(proposals, item);
  if (!found?.kinds?.includes('amend')) return undefined;
  const change = { ...found, version: request.about.version ?? found.version };
  const names = schoolOrPerson(context, nameOf);
  const touched = await readTouched(outside, partnership, change, { content, nameOf: names });
  const parties = request.step?.parties ?? [];
  const touches = touched.filter(({ party }) => parties.includes(party)).flatMap((one) => one.touches);
  const isOwn = ({ parties: asked }: Touch) => asked.some((party) => parties.includes(party));
  return { own: touches.filter(isOwn), others: touches.filter((touch) => !isOwn(touch)) };
};

const factOfTouch = ({ change: { label, before, after } }: Touch): string =>
  `What changes: ${label}, from “${before ?? 'nothing'}” to “${after ?? 'nothing'}”.`;

/** Compared with the last text that this board agreed to. */
function WhatChanges({ own, others }: Changed) {
  return (
    <>
      <h2 class="govuk-heading-m">What your board decides on</h2>
      <p class="govuk-body">
        Each is compared with the last text that your board agreed to. You agree to all of it, or ask for a change.
        Until a change is signed, what your board signed stays in force.
      </p>
      <Touches touches={own} />
      {others.length > 0 && (
        <Details summary="What else changes, without your board">
          <Touches touches={others} />
        </Details>
      )}
    </>
  );
}

/** The plan as its boards see it; for a renewal, the plan that was lived by this year. */
export const readAboutPlan: ReadDecisionAbout = async (context, nameOf) => {
  const { outside, partnership, request, action } = context;
  const version = await readPlanOf(outside, partnership, request.about);
  const name = isRenewal(request)
    ? `the future of ${shortPartnershipName(partnership.name)}`
    : `the ${shortPartnershipName(partnership.name)} plan`;
  if (!version) return { name, ...unwritten };
  const { content } = version;
  const schools = schoolsDecided(context);
  const whole = <Plan content={content} nameOf={schoolOrPerson(context, nameOf)} />;
  const briefing = <Briefing content={content} schools={schools} planHref={`${action}/plan`} />;
  const changed = await readChange(context, content, nameOf);
  if (!changed) return { name, briefing, whole, facts: factsOf(content, schools) };
  const { own, others } = changed;
  return {
    name: `a change of the ${shortPartnershipName(partnership.name)} agreement`,
    briefing: (
      <>
        <WhatChanges own={own} others={others} />
        {briefing}
      </>
    ),
    whole,
    facts: [...own.map(factOfTouch), ...factsOf(content, schools)],
  };
};
