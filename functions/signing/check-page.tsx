/** For anybody who holds a copy: is it ours, and does it hold today? No person is named, and nothing is kept. */
import * as z from 'zod';
import { type CopyStanding, standingOfCopy } from '../domain/copy-standing.ts';
import { londonDate } from '../domain/london.ts';
import { cleaned } from '../domain/words.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { documents, partnerships, type SealedDocument, seals, theOne } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { page } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { documentName } from './document-page.tsx';
import { StandingTag, standingInWords } from './document-standing.tsx';

const askPage = (
  { settings }: Outside,
  { signedIn, form }: WebRequest,
  errors: readonly FormError[] = [],
): WebResponse =>
  page(
    renderPage(
      <Page
        site={siteOf(settings, signedIn?.name)}
        title="Check a copy"
        heading="Check a copy of an agreement"
        errors={errors}
      >
        <p class="govuk-body">
          Every agreement that was made here carries a seal: 64 letters and digits that are worked out from its words.
          Type or paste the seal of your copy, and we tell you whether it is ours and whether it holds today.
        </p>
        <form method="post" action="/check" novalidate>
          <Textarea
            name="seal"
            label="The seal"
            hint="Spaces and line breaks make no difference."
            rows={3}
            spellcheck={false}
            value={typeof form.seal === 'string' ? form.seal : undefined}
            error={errors.find(({ field }) => field === 'seal')?.text}
          />
          <Button>Check it</Button>
        </form>
        <p class="govuk-body">
          We keep nothing of what you type here. The seal says that the words are ours: please compare them with yours,
          line by line, when it matters.
        </p>
      </Page>,
    ),
    errors.length > 0 ? 400 : 200,
  );

type Found = { readonly sealed: SealedDocument; readonly partnership: string; readonly standing: CopyStanding };

const lookFor = async (outside: Outside, seal: string): Promise<Found | undefined> => {
  const item = await outside.store.get(seals.key('', seal));
  if (!item) return undefined;
  const { partnership: id, document } = decode(seals, item);
  const [documentItem, partnershipItem] = await Promise.all([
    outside.store.get(documents.key(id, document)),
    outside.store.get(partnerships.key(id, theOne)),
  ]);
  if (!documentItem || !partnershipItem) return undefined;
  const sealed = decode(documents, documentItem);
  const partnership = decode(partnerships, partnershipItem);
  const standing = standingOfCopy(partnership, sealed, londonDate(outside.clock.now()));
  return { sealed, partnership: partnership.name, standing };
};

const titles: Readonly<Record<CopyStanding, string>> = {
  'in-force': 'This seal is genuine, and the document is in force',
  replaced: 'This seal is genuine, but there is a newer version',
  ended: 'This seal is genuine, but the document’s time is over',
  'being-signed': 'This seal is genuine, but not everybody has signed yet',
  stopped: 'This seal is genuine, but the document was never in force',
};

const foundPage = ({ settings }: Outside, { signedIn }: WebRequest, found: Found | undefined): WebResponse => {
  const title = found ? titles[found.standing] : 'This seal is not ours';
  return page(
    renderPage(
      <Page site={siteOf(settings, signedIn?.name)} title="The copy that you checked" heading={title}>
        {found ? (
          <>
            <SummaryList
              rows={[
                { key: 'Partnership', value: found.partnership },
                { key: 'Document', value: `${documentName(found.sealed.document)}, version ${found.sealed.version}` },
                { key: 'How it stands', value: <StandingTag standing={found.standing} /> },
              ]}
            />
            <p class="govuk-body">{standingInWords(found.standing, found.sealed)}</p>
          </>
        ) : (
          <InsetText>
            No document made here has this seal. Either a letter was mistyped, or the copy is not ours. Please do not
            rely on it, and ask whoever gave it to you.
          </InsetText>
        )}
        <p class="govuk-body">
          <Link href="/check">Check another copy</Link>
        </p>
      </Page>,
    ),
  );
};

const notSeal = 'Type the seal: 64 letters and digits, from 0 to 9 and a to f';

const CheckForm = z.strictObject({
  seal: z
    .string(notSeal)
    .max(1000, notSeal)
    .transform((typed) => cleaned(typed).replace(/\s+/g, '').toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, notSeal)),
});

const check: Route['handle'] = async (outside, web) => {
  const posted = readPosted(CheckForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return askPage(outside, web, posted.errors);
  return foundPage(outside, web, await lookFor(outside, posted.value.seal));
};

export const checkRoutes: readonly Route[] = [
  { method: 'GET', path: '/check', door: 'open', handle: async (outside, web) => askPage(outside, web) },
  { method: 'POST', path: '/check', door: 'open', handle: check },
];
