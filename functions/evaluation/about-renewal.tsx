/** What a board reads before it decides about next year: the year's report first, then the plan it was lived by. */
import type { ComponentChildren } from 'preact';
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { aboutKey } from '../domain/asking/request.ts';
import { givenInWords, givenOfPromise, promiseScorecard } from '../domain/evaluation/evaluation.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import { countOf, listOf } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Plan } from '../pages/plan.tsx';
import { decode } from '../records/kind.ts';
import { weighings } from '../records/kinds.ts';
import type { Evaluation } from '../records/year-kinds.ts';
import { EvaluationReport, LeadsWords } from './evaluation-report.tsx';
import { type Evaluated, readEvaluated, readEvaluation } from './read-evaluation.ts';

type DecisionAbout = {
  readonly name: string;
  readonly briefing: ComponentChildren;
  readonly whole: ComponentChildren;
  readonly facts: readonly string[];
};

const cardsOf = ({ content, reviews, inAll }: Evaluated) =>
  content
    ? promiseScorecard(
        content,
        reviews.flatMap(({ returns }) => returns),
        inAll,
      )
    : [];

function InShort({ evaluated }: { evaluated: Evaluated }) {
  const { partnership } = evaluated;
  return (
    <Table
      caption="What each school promised, and what it gave"
      captionSize="m"
      columns={[{ head: 'School' }, { head: 'Hours' }, { head: 'Money' }]}
      rows={cardsOf(evaluated).map((card) => [
        schoolByUrn(partnership, card.school)?.name ?? card.school,
        givenOfPromise(card).hours,
        givenOfPromise(card).money,
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

/** For the second question: who goes on, and who does not. */
const whoGoesOn = async ({ outside, partnership, request }: LinkContext): Promise<string | undefined> => {
  if (request.about.kind !== 'continuing') return undefined;
  const round = request.about.version ?? 1;
  const { id } = request.about;
  const before = aboutKey(round > 1 ? { kind: 'continuing', id, version: round - 1 } : { kind: 'renewal', id });
  const item = await outside.store.get(weighings.key(partnership.id, before));
  if (!item) return undefined;
  const staying = new Set(decode(weighings, item).staying);
  const names = (stays: boolean) =>
    listOf(partnership.parties.filter(({ id: party }) => staying.has(party) === stays).map(({ name }) => name));
  return `${names(true)} want to go on. ${names(false)} will not. Do you go on without them?`;
};

const factsOf = (evaluated: Evaluated, asked: string | undefined): string[] => [
  ...(asked === undefined ? [] : [asked]),
  `${countOf(evaluated.reviews.filter(({ held }) => held).length, 'review')} of the year’s ${evaluated.reviews.length} took place.`,
  ...cardsOf(evaluated).map((card) =>
    givenInWords(card, schoolByUrn(evaluated.partnership, card.school)?.name ?? card.school),
  ),
];

/** A renewal that is asked without an evaluation still has its figures. */
const evaluationOf = async ({ outside, partnership, request }: LinkContext): Promise<Evaluation> =>
  (await readEvaluation(outside, partnership.id, request.about.id)) ?? {
    id: request.about.id,
    openedOn: request.openedOn,
    words: '',
    staying: [],
  };

/** For decisions whose matter is a renewal, or going on without some. */
export const readAboutRenewal = async (context: LinkContext, nameOf: NameOf): Promise<DecisionAbout> => {
  const { outside, partnership, action } = context;
  const evaluation = await evaluationOf(context);
  const evaluated = await readEvaluated(outside, partnership, evaluation, context.recipient.person);
  const asked = await whoGoesOn(context);
  const { content } = evaluated;
  return {
    name: `the future of ${shortPartnershipName(partnership.name)}`,
    briefing: (
      <>
        {asked && <p class="govuk-body">{asked}</p>}
        <LeadsWords evaluation={evaluation} />
        <InShort evaluated={evaluated} />
        <p class="govuk-body">
          <Link href={`${action}/plan`}>Read the whole report on the year, and this year’s plan</Link>
        </p>
      </>
    ),
    whole: (
      <>
        <EvaluationReport evaluated={evaluated} />
        {content && <Plan content={content} nameOf={(id) => schoolByUrn(partnership, id)?.name ?? nameOf(id)} />}
      </>
    ),
    facts: factsOf(evaluated, asked),
  };
};
