/** The versions of the proposal, what changed between any two of them, and whom each change is asked of again. */
import { londonDate } from '../domain/london.ts';
import type { ProposalVersion } from '../domain/proposal/proposal.ts';
import { askedAgain, type Change, changesBetween, whatItTouches } from '../domain/proposal/proposal-changes.ts';
import { questions } from '../domain/proposal/proposal-questions.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Difference } from '../pages/components/difference.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Select } from '../pages/components/select.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { wordDifference } from '../pages/word-difference.ts';
import { decode } from '../records/kind.ts';
import { proposalVersions, versionId } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { signedInPage } from '../web/signed-in-page.tsx';
import { type PartyStanding, partyStandings } from './party-standing.ts';
import { forReaders, type ProposalContext } from './proposal-context.ts';

/** Every version, oldest first. */
const readVersions = async ({
  outside,
  partnership,
  proposal,
}: ProposalContext): Promise<readonly ProposalVersion[]> => {
  const ids = Array.from({ length: proposal.version }, (_, at) => versionId(proposal.id, at + 1));
  const items = await Promise.all(ids.map((id) => outside.store.get(proposalVersions.key(partnership.id, id))));
  return items.flatMap((item) => (item ? [decode(proposalVersions, item)] : []));
};

const readStandings = (
  { outside, partnership, proposal }: ProposalContext,
  version: number,
): Promise<readonly PartyStanding[]> =>
  partyStandings(
    async (kind, id) => {
      const item = await outside.store.get(kind.key(partnership.id, id));
      return item && decode(kind, item);
    },
    partnership,
    proposal,
    version,
  );

type Compared = { readonly before: ProposalVersion; readonly after: ProposalVersion };

/** The two that the address asks for; without one, the newest and the one before. Undefined for versions there are not. */
const comparedIn = ({ web }: ProposalContext, versions: readonly ProposalVersion[]): Compared | undefined => {
  const numbered = (text: string | undefined, otherwise: number) =>
    versions.find(({ version }) => String(version) === (text ?? String(otherwise)));
  const newest = versions.length;
  const before = numbered(web.query.from, Math.max(newest - 1, 1));
  const after = numbered(web.query.to, newest);
  return before && after && { before, after };
};

const dated = ({ version, changedAt, submittedAt }: ProposalVersion): string => {
  const day = (at: string) => longDate(londonDate(new Date(at)));
  return submittedAt
    ? `Version ${version}, submitted on ${day(submittedAt)}`
    : `Version ${version}, last changed on ${day(changedAt)}`;
};

function Choose({ versions, compared }: { versions: readonly ProposalVersion[]; compared: Compared }) {
  const items = versions.map((one) => ({ value: String(one.version), text: dated(one) }));
  return (
    <form method="get" action="/proposal/versions" novalidate>
      <Select name="from" label="From" items={items} value={String(compared.before.version)} />
      <Select name="to" label="To" items={items} value={String(compared.after.version)} />
      <Button kind="secondary">Compare</Button>
    </form>
  );
}

function Again({
  context,
  changes,
  standings,
}: {
  context: ProposalContext;
  changes: readonly Change[];
  standings: readonly PartyStanding[];
}) {
  const again = askedAgain(changes, standings);
  const kept = standings.map(({ party }) => party).filter((party) => !again.includes(party));
  const named = (parties: readonly string[]): string => listOf(parties.map(context.nameOf));
  if (whatItTouches(changes) === 'boards')
    return <InsetText>These changes touch what boards decide about. All are asked again: {named(again)}.</InsetText>;
  return (
    <InsetText>
      Only contacts or dates of meetings changed.
      {kept.length > 0 && ` What was agreed stands for ${named(kept)}.`}
      {again.length > 0 && ` Still to be asked: ${named(again)}.`}
    </InsetText>
  );
}

function ChangeView({ change }: { change: Change }) {
  const small = whatItTouches([change]) !== 'boards';
  return (
    <>
      <h3 class="govuk-heading-s">
        {change.label || questions[change.question].title}{' '}
        <Tag colour={small ? 'grey' : 'yellow'}>{small ? 'No board is asked again' : 'Boards are asked again'}</Tag>
      </h3>
      <Difference pieces={wordDifference(change.before ?? '', change.after ?? '')} />
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const showVersions = forReaders(async (context) => {
  const { outside, web, partnership, nameOf } = context;
  const versions = await readVersions(context);
  const compared = comparedIn(context, versions);
  if (!compared) return problem(outside, 'not-found');
  const { before, after } = compared;
  const changes = changesBetween(before.content, after.content, nameOf).map((change) => ({
    ...change,
    label: capital(change.label),
  }));
  const standings = await readStandings(context, before.version);
  return signedInPage(
    outside,
    web,
    { title: 'What changed', caption: partnership.name, back: '/proposal' },
    <>
      {versions.length < 2 ? (
        <p class="govuk-body">There is one version so far: {dated(after)}.</p>
      ) : (
        <Choose versions={versions} compared={compared} />
      )}
      {versions.length > 1 && (
        <h2 class="govuk-heading-m">
          From version {before.version} to version {after.version}: {countOf(changes.length, 'change')}
        </h2>
      )}
      {changes.length > 0 && <Again context={context} changes={changes} standings={standings} />}
      {changes.map((change) => (
        <ChangeView change={change} />
      ))}
    </>,
  );
});
