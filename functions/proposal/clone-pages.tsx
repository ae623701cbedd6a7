/** Begin from an earlier proposal of the same partnership, or from what was signed. */
import * as z from 'zod';
import { canonicalJson } from '../domain/canonical.ts';
import { londonDate } from '../domain/london.ts';
import { emptyProposal, type Proposal } from '../domain/proposal/proposal.ts';
import { longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { decode } from '../records/kind.ts';
import { documents, proposals, type SealedDocument } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { cloneProposal } from './clone-proposal.ts';
import { digestOfWhole } from './forms/list-entry.ts';
import { afresh, forWriters, type ProposalContext } from './proposal-context.ts';

const CloneForm = z.strictObject({
  from: z.string('Choose the proposal to begin from').max(120),
  shown: z.string().max(100),
});

/** A proposal's id is its academic year. */
const yearOf = (id: string): string => (/^\d{6}$/.test(id) ? `${id.slice(0, 4)}/${id.slice(4)}` : id);

const readEarlier = async ({ outside, partnership, proposal }: ProposalContext): Promise<readonly Proposal[]> => {
  const { partition, sort: prefix } = proposals.key(partnership.id, '');
  const { items } = await outside.store.query({ partition, prefix });
  return items.map((item) => decode(proposals, item)).filter(({ id }) => id !== proposal.id);
};

/** Agreements of earlier years, by the version of the proposal that was signed. */
const readSigned = async ({ outside, partnership, proposal }: ProposalContext): Promise<readonly SealedDocument[]> => {
  const all = await readEvery(outside.store, documents, partnership.id, 'mou#');
  return all.filter(({ proposal: id, completeAt }) => id !== proposal.id && completeAt !== undefined);
};

const clonePage = async (
  context: ProposalContext,
  errors: readonly FormError[],
  status?: number,
): Promise<WebResponse> => {
  const { outside, web, partnership, version } = context;
  const [earlier, signed] = await Promise.all([readEarlier(context), readSigned(context)]);
  if (earlier.length === 0) return problem(outside, 'not-found');
  const isWritten = canonicalJson(version.content) !== canonicalJson(emptyProposal());
  return signedInPage(
    outside,
    web,
    {
      title: 'Begin from an earlier one',
      heading: 'Begin from an earlier proposal or agreement',
      caption: partnership.name,
      back: '/proposal',
      errors,
      ...(status !== undefined && { status }),
    },
    <form method="post" action="/proposal/clone" novalidate>
      <input type="hidden" name="shown" value={digestOfWhole(version.content)} />
      {isWritten && <WarningText>What is written in this proposal now is replaced.</WarningText>}
      <Radios
        name="from"
        legend="Which one?"
        hint="All its words are copied. Dates stay as they were, so please go through them."
        items={[
          ...earlier.map(({ id, version: newest }) => ({
            value: id,
            text: `The proposal of ${yearOf(id)}, version ${newest}`,
          })),
          ...signed.map(({ proposal: id, version: sealed, completeAt = '' }) => ({
            value: `${id}~${sealed}`,
            text: `The agreement of ${yearOf(id)}, as signed by ${longDate(londonDate(new Date(completeAt)))}`,
          })),
        ]}
        error={errors.find(({ field }) => field === 'from')?.text}
      />
      <ButtonGroup>
        <Button>Copy it</Button>
        <Link href="/proposal">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const showClone = forWriters((context) => (context.isOpen ? clonePage(context, []) : redirect('/proposal')));

const takeClone = forWriters(async (context) => {
  const { outside, web, partnership, proposal, by } = context;
  const posted = readPosted(CloneForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return clonePage(context, posted.errors);
  const input = { partnership: partnership.id, proposal: proposal.id, by, ...posted.value };
  const done = await cloneProposal(outside, input);
  if (done.ok) return redirect('/proposal?done=cloned');
  switch (done.refusal) {
    case 'not-allowed':
      return problem(outside, 'not-yours');
    case 'not-being-written':
      return redirect('/proposal');
    case 'unknown':
      return clonePage(context, [{ text: 'Choose the proposal to begin from', field: 'from' }]);
    case 'changed-meanwhile':
      return clonePage(
        await afresh(context),
        [{ text: 'Somebody else changed the proposal meanwhile. Please look again' }],
        409,
      );
  }
});

export const cloneRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/clone', door: 'signed-in', handle: showClone },
  { method: 'POST', path: '/proposal/clone', door: 'signed-in', handle: takeClone },
];
