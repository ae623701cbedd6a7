/** What some questions show beside their form: schools side by side, and whether the money adds up. */
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { countOf, pounds } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { OffersAndNeeds } from '../pages/components/offers-and-needs.tsx';
import type { ProposalContext } from './proposal-context.ts';

const sum = (amounts: readonly (number | undefined)[]): number =>
  amounts.reduce<number>((total, amount = 0) => total + amount, 0);

export function QuestionExtra({ context, question }: { context: ProposalContext; question: QuestionId }) {
  switch (question) {
    case 'offers-and-needs':
      return <SideBySide context={context} question={question} />;
    case 'money':
      return <MoneySums {...context} />;
    case 'promises':
      return <PromiseSums {...context} />;
    default:
      return null;
  }
}

/** Each school's own entry stands here, so that the list below need not say it again. */
function SideBySide({ context, question }: { context: ProposalContext; question: QuestionId }) {
  const { version, urns, nameOf } = context;
  const schools = urns.map((urn) => {
    const { offers = [], needs = [] } = version.content.schools.find((share) => share.urn === urn) ?? {};
    const name = (
      <>
        {nameOf(urn)}
        <br />
        <Link href={context.frame.entry(question, `schools.${urn}`)} hidden={`what ${nameOf(urn)} offers and needs`}>
          Change
        </Link>
      </>
    );
    return { name, offers, needs };
  });
  return <OffersAndNeeds caption="Side by side" schools={schools} />;
}

const inWords = (left: number): string => {
  if (left === 0) return 'What comes in is what goes out.';
  if (left > 0) return `${pounds(left)} is left over.`;
  return `The spending is ${pounds(-left)} more than what comes in. Please change one or the other.`;
};

function MoneySums({ version }: ProposalContext) {
  const { income, spending } = version.content.money;
  const comesIn = sum(income.map(({ pence }) => pence));
  const goesOut = sum(spending.map(({ pence }) => pence));
  return (
    <InsetText>
      {pounds(comesIn)} comes in and {pounds(goesOut)} goes out. {inWords(comesIn - goesOut)}
    </InsetText>
  );
}

function PromiseSums({ version, urns }: ProposalContext) {
  const shares = version.content.schools.filter(({ urn }) => urns.includes(urn));
  return (
    <InsetText>
      Together: {countOf(sum(shares.map(({ hours }) => hours)), 'hour')} of staff time and{' '}
      {pounds(sum(shares.map(({ pence }) => pence)))} in the year. The money that a school promises must also stand
      under “Where does the money come from, and what is it spent on?”.
    </InsetText>
  );
}
