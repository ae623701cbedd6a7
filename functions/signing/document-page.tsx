/** A sealed document as a page: its own words, its seal, and who has signed. */
import { londonDate } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import { Details } from '../pages/components/details.tsx';
import { Table } from '../pages/components/table.tsx';
import type { SealedDocument, Signature } from '../records/kinds.ts';

export const documentName = (document: SealedDocument['document']): string =>
  document === 'mou' ? 'agreement' : 'data sharing agreement';

/** The seal, with what it is for whoever has not met one. */
export function SealOf({ sealed }: { sealed: SealedDocument }) {
  return (
    <>
      <p class="govuk-body">
        Version {sealed.version}. Made on {longDate(londonDate(new Date(sealed.madeAt)))}.
      </p>
      <p class="govuk-body">
        Seal: <span class="sp-seal">{sealed.seal}</span>
      </p>
      <Details summary="What is the seal?">
        The seal is worked out from every word of this text. If one letter were changed, the seal would be another. Each
        signature is tied to it, so anybody can check that a copy is the text that was signed.
      </Details>
    </>
  );
}

export function SignedBy({ signatures }: { signatures: readonly Signature[] }) {
  if (signatures.length === 0) return <p class="govuk-body">Nobody has signed yet.</p>;
  return (
    <Table
      caption="Signatures"
      captionSize="m"
      columns={[{ head: 'Name' }, { head: 'Signs' }, { head: 'Date' }]}
      rows={signatures.map(({ name, capacities, at }) => [
        name,
        capacities.join(', '),
        longDate(londonDate(new Date(at))),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}
