/**
 * The way of one version of the plan: the plan, the boards' decisions, the agreement, the data sharing agreement, their
 * signatures and evidence. Whoever sees one of them finds all the others from there.
 */
import { Link } from '../pages/components/link.tsx';
import type { Outside } from '../ports.ts';
import { documentId, documentKinds, documents, type SealedDocument } from '../records/kinds.ts';

/** Which of them a page is. */
export type StepAlong =
  | 'partnership'
  | 'plan'
  | 'decisions'
  | SealedDocument['document']
  | `${SealedDocument['document']} evidence`;

export type Along = {
  /** The proposal's id, which is its year, and its version. */
  readonly proposal: string;
  readonly version: number;
  /** The documents that were made of it. */
  readonly made: readonly SealedDocument['document'][];
};

export const readAlong = async (
  { store }: Pick<Outside, 'store'>,
  partnership: string,
  { proposal, version }: Pick<Along, 'proposal' | 'version'>,
): Promise<Along> => {
  const items = await Promise.all(
    documentKinds.map((kind) => store.get(documents.key(partnership, documentId(kind, proposal, version)))),
  );
  return { proposal, version, made: documentKinds.filter((_, at) => items[at] !== undefined) };
};

const names: Readonly<Record<SealedDocument['document'], string>> = {
  mou: 'The agreement',
  'data-agreement': 'The data sharing agreement',
};

type Stop = { readonly step: StepAlong; readonly href: string; readonly words: string };

const stopsOf = ({ proposal, version, made }: Along): Stop[] => [
  { step: 'partnership', href: '/partnership', words: 'The partnership' },
  { step: 'plan', href: '/proposal', words: 'The plan' },
  { step: 'decisions', href: `/decisions/${proposal}-${version}`, words: 'The decisions about it' },
  ...made.flatMap((kind): Stop[] => [
    { step: kind, href: `/documents/${kind}/${proposal}-${version}`, words: names[kind] },
    {
      step: `${kind} evidence`,
      href: `/documents/${kind}/${proposal}-${version}/evidence`,
      words: `${names[kind]}: who signed, and the evidence`,
    },
  ]),
];

export function StepsAlong({ along, here }: { along: Along; here: StepAlong }) {
  return (
    <nav class="sp-not-on-paper" aria-labelledby="steps-along">
      <h2 class="govuk-heading-s" id="steps-along">
        From the plan to the signatures
      </h2>
      <ol class="govuk-list govuk-list--number">
        {stopsOf(along).map(({ step, href, words }) => (
          <li>{step === here ? <strong aria-current="page">{words}</strong> : <Link href={href}>{words}</Link>}</li>
        ))}
      </ol>
    </nav>
  );
}
