/** What a decision is about: what it is called, what to read of it, and how the answers to it are worded. */
import type { ComponentChildren } from 'preact';
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { isRenewal } from '../asking/outcome-words.ts';
import type { About } from '../domain/asking/request.ts';
import { partyById, type School, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { Briefing, leavingInWords, promiseInWords, promiseOf } from '../pages/briefing.tsx';
import { Plan } from '../pages/plan.tsx';
import { readPlanOf } from '../records/plans.ts';

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
  return {
    name,
    briefing: <Briefing content={content} schools={schools} planHref={`${action}/plan`} />,
    whole: <Plan content={content} nameOf={schoolOrPerson(context, nameOf)} />,
    facts: factsOf(content, schools),
  };
};
