/** Signed in: what every party decided about one version of the plan, step by step, and the way on to what came of it. */
import { restsOn } from '../asking/outcome-words.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { readAlong, StepsAlong } from '../asking/steps-along.tsx';
import { carriedInWords } from '../domain/approval/carried-words.ts';
import { aboutKey } from '../domain/asking/request.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { decode } from '../records/kind.ts';
import { type Approval, approvalId, approvals, proposalVersions, versionId } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { Route, WebResponse } from '../web/route.ts';
import { howDecided, type Step } from './how-decided.ts';

const resultWords: Partial<Record<Step['result'], string>> = {
  agreed: 'Agreed',
  declined: 'Said no',
  'change-requested': 'Asked for a change',
  'not-carried': 'Not agreed by all in writing',
  'no-answer': 'No answer in time',
  superseded: 'Ended: a newer version took its place',
  'to-meeting': 'Moved to a meeting',
  'to-chairs-action': 'Moved to the chair',
};

const roleWords: Readonly<Record<Step['role'], string>> = {
  consulted: 'Was consulted',
  recommends: 'Recommended',
  decides: 'Decided',
};

const inWords = ({ role, result, means }: Step): string => {
  const word = resultWords[result] ?? result.replaceAll('-', ' ');
  return role === 'decides'
    ? `${word}, ${howDecided[means]}`
    : `${roleWords[role]}: ${word.toLowerCase()}, ${howDecided[means]}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const rowsOf = (here: SignedInContext, { party, steps, carriedFrom, carriedOf }: Approval): string[][] => {
  const name = partyById(here.partnership, party)?.name ?? party;
  if (carriedFrom !== undefined && steps.length === 0)
    return [[name, capital(carriedInWords({ carriedFrom, carriedOf })), '', '']];
  return steps.map((step) => [name, inWords(step), longDate(step.on), restsOn(step)]);
};

const readApprovals = async ({ outside, partnership }: SignedInContext, about: string): Promise<Approval[]> => {
  const { partition, sort: prefix } = approvals.key(partnership.id, approvalId(about, ''));
  const found: Approval[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({ partition, prefix, ...(from === undefined ? {} : { from }) });
    found.push(...page.items.map((item) => decode(approvals, item)));
    from = page.next;
  } while (from !== undefined);
  return found;
};

const decisionsPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, web } = here;
  const [, proposal, typed] = /^(.{1,60})-(\d{1,4})$/.exec(web.params.version ?? '') ?? [];
  if (proposal === undefined || typed === undefined) return problem(outside, 'not-found');
  const version = Number(typed);
  if (!(await outside.store.get(proposalVersions.key(partnership.id, versionId(proposal, version))))) {
    return problem(outside, 'not-found');
  }
  const decided = await readApprovals(here, aboutKey({ kind: 'proposal', id: proposal, version }));
  const along = await readAlong(outside, partnership.id, { proposal, version });
  const rows = decided.flatMap((approval) => rowsOf(here, approval));
  return framedPage(
    here,
    { title: `Decisions about version ${version}`, back: '/proposal', wide: true },
    <>
      <p class="govuk-body">
        What each party has decided about version {version} of the plan, in the order of its own rules. Who answered,
        and when, stands in <Link href="/audit">what happened</Link>.
      </p>
      {rows.length === 0 ? (
        <p class="govuk-body">No party has decided about it yet.</p>
      ) : (
        <Table
          caption="Decisions"
          captionSize="m"
          columns={[{ head: 'Party' }, { head: 'Decision' }, { head: 'On' }, { head: 'Rests on' }]}
          rows={rows}
          firstCellIsHeader
          stacks
        />
      )}
      <StepsAlong along={along} here="decisions" />
    </>,
  );
};

export const decisionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/decisions/:version',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', decisionsPage),
  },
];
