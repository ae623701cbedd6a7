/** The reasons that came back from heads and boards, newest version first. */

import type { Proposal } from '../domain/proposal/proposal.ts';
import { Details } from '../pages/components/details.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import type { ProposalContext } from './proposal-context.ts';

type Reason = Proposal['returned'][number];

const saidWords: Readonly<Record<Reason['what'], string>> = {
  declined: 'said no',
  'change-requested': 'asked for a change',
  'no-answer': 'did not answer',
};

type Props = { readonly context: Pick<ProposalContext, 'proposal' | 'nameOf'> };

export function Returned({ context: { proposal, nameOf } }: Props) {
  const latest = Math.max(0, ...proposal.returned.map(({ version }) => version));
  const reasons = proposal.returned.filter(({ version }) => version === latest);
  const older = proposal.returned.filter(({ version }) => version !== latest).toReversed();
  if (reasons.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What came back about version {latest}</h2>
      <Reasons reasons={reasons} nameOf={nameOf} />
      {older.length > 0 && (
        <Details summary="What came back before">
          <Reasons reasons={older} nameOf={nameOf} withVersion />
        </Details>
      )}
    </>
  );
}

function Reasons(props: { reasons: readonly Reason[]; nameOf: ProposalContext['nameOf']; withVersion?: boolean }) {
  return (
    <>
      {props.reasons.map(({ from, what, reason, version }) => (
        <InsetText>
          <p class="govuk-body">
            <strong>
              {from === 'heads' ? 'The heads' : props.nameOf(from)} {saidWords[what]}
              {props.withVersion && ` (version ${version})`}
            </strong>
          </p>
          <Paragraphs text={reason} />
        </InsetText>
      ))}
    </>
  );
}
