/** For anybody who holds a copy: is it ours, and does it hold today? No person is named, and nothing is kept. */
import * as z from 'zod';
import { cleaned } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { FileUpload } from '../pages/components/file-upload.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { looksLikePdf } from '../records/pdf-texts.ts';
import { clientOf } from '../web/client.ts';
import { count } from '../web/limits.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { page } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { mostFileBytes, sizeInWords } from '../web/sizes.ts';
import { type Checked, checkFile, checkSeal, type Known } from './check-copy.ts';
import { documentName } from './document-page.tsx';
import { StandingTag, standingInWords, standsNow } from './document-standing.tsx';

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
          Give us your copy or its seal, and we tell you whether it is ours and whether it holds today.
        </p>
        <form method="post" action="/check" enctype="multipart/form-data" novalidate>
          <div class="sp-drop">
            <FileUpload
              name="copy"
              label="Your copy, as a PDF"
              hint={`You can drop the file here. The most that we take is ${sizeInWords(mostFileBytes)}.`}
              accept="application/pdf"
              error={errors.find(({ field }) => field === 'copy')?.text}
            />
          </div>
          <Textarea
            name="seal"
            label="Or the seal"
            hint="It stands at the foot of each page. Spaces and line breaks make no difference."
            rows={3}
            spellcheck={false}
            value={typeof form.seal === 'string' ? form.seal : undefined}
            error={errors.find(({ field }) => field === 'seal')?.text}
          />
          <Button>Check it</Button>
        </form>
        <p class="govuk-body">
          We keep nothing of what you give us here. A seal alone says that we know the words behind it: please compare
          them with yours, line by line, when it matters.
        </p>
      </Page>,
    ),
    errors.length > 0 ? 400 : 200,
  );

const titleOf = (checked: Checked, isFile: boolean): string => {
  switch (checked.found) {
    case 'seal':
      return `This seal is genuine and ${standsNow(checked.known.standing, checked.known.sealed)}`;
    case 'copy':
      return `This copy is genuine and ${standsNow(checked.known.standing, checked.known.sealed)}`;
    case 'altered':
      return 'This is not the file that we made';
    case 'nothing':
      return isFile ? 'This is not a copy that we made' : 'This seal is not ours';
  }
};

function WhichDocument({ known }: { known: Known }) {
  const { sealed, partnership, standing, sharing, members } = known;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Partnership', value: partnership },
          { key: 'Document', value: `${documentName(sealed.document)}, version ${sealed.version}` },
          { key: 'How it stands', value: <StandingTag standing={standing} /> },
        ]}
      />
      <p class="govuk-body">{standingInWords(standing, sealed)}</p>
      {members.map((one) => (
        <p class="govuk-body">{one}</p>
      ))}
      {sharing !== undefined && <p class="govuk-body">{sharing}</p>}
    </>
  );
}

function WhatWeFound({ checked, isFile }: { checked: Checked; isFile: boolean }) {
  switch (checked.found) {
    case 'nothing':
      return (
        <InsetText>
          {isFile
            ? 'It is no copy of an agreement that was made here, and it names none. If a seal is printed on it, you can still type that.'
            : 'No document made here has this seal. Either a letter was mistyped, or the copy is not ours.'}{' '}
          Please do not rely on it, and ask whoever gave it to you.
        </InsetText>
      );
    case 'altered':
      return (
        <>
          <InsetText>
            It names the seal of a document of ours, but something in the file was changed, or a program has saved it
            anew. Please do not rely on what its pages show: ask the partnership for another copy.
          </InsetText>
          <p class="govuk-body">
            Is it a PDF of the evidence of an agreement? Of that, only the file within can be proven, by whoever runs
            this system. What its pages show is not proven.
          </p>
          <h2 class="govuk-heading-m">The document that it names</h2>
          <WhichDocument known={checked.known} />
        </>
      );
    case 'copy':
      return (
        <>
          <WhichDocument known={checked.known} />
          <p class="govuk-body">Your file is the one that we made, to the last letter.</p>
          {checked.edition === 'text' && checked.known.sealed.completeAt !== undefined && (
            <p class="govuk-body">
              It was made before everybody had signed, so it does not show who did. Its words are the same.
            </p>
          )}
        </>
      );
    case 'seal':
      return <WhichDocument known={checked.known} />;
  }
}

const foundPage = ({ settings }: Outside, { signedIn }: WebRequest, checked: Checked, isFile: boolean): WebResponse =>
  page(
    renderPage(
      <Page
        site={siteOf(settings, signedIn?.name)}
        title="The copy that you checked"
        heading={titleOf(checked, isFile)}
      >
        <WhatWeFound checked={checked} isFile={isFile} />
        <p class="govuk-body">
          <Link href="/check">Check another copy</Link>
        </p>
      </Page>,
    ),
  );

const notSeal = 'Type the seal: 64 letters and digits, from 0 to 9 and a to f';

const CheckForm = z.strictObject({
  seal: z
    .string(notSeal)
    .max(1000, notSeal)
    .transform((typed) => cleaned(typed).replace(/\s+/g, '').toLowerCase())
    .pipe(z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/, notSeal)], notSeal))
    .default(''),
});

const busyWords = 'Many files are being read just now. Nothing was changed.';
const tooLongWords = 'This file takes longer to read than any copy of ours, so it is none';

/** A school that looks through a folder of copies is a tenth of it. */
const checks = { what: 'check', most: 60, minutes: 10 };

const admit: Route['admit'] = async (outside, web) => {
  const counted = await count(outside, { ...checks, who: clientOf(web.address) });
  if (counted.within) return undefined;
  return problem(
    outside,
    'too-often',
    { route: '/check' },
    'Many copies came from where you are. Nothing was changed.',
  );
};

const check: Route['handle'] = async (outside, web) => {
  const posted = readPosted(CheckForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return askPage(outside, web, posted.errors);
  const { seal } = posted.value;
  const copy = web.files?.copy;
  const wrong = (text: string) => askPage(outside, web, [{ text, field: 'copy' }]);
  if (copy && seal !== '') return wrong('Choose a file or type a seal, not both');
  if (copy && !looksLikePdf(copy.bytes)) return wrong('Choose a PDF: this file is another kind');
  const checked = copy && (await checkFile(outside, copy.bytes));
  if (checked?.found === 'busy') return problem(outside, 'too-often', {}, busyWords);
  if (checked?.found === 'too-long') return wrong(tooLongWords);
  if (checked) return foundPage(outside, web, checked, true);
  if (seal === '') return wrong('Choose your copy, or type its seal');
  return foundPage(outside, web, await checkSeal(outside, seal), false);
};

export const checkRoutes: readonly Route[] = [
  { method: 'GET', path: '/check', door: 'open', handle: async (outside, web) => askPage(outside, web) },
  { method: 'POST', path: '/check', door: 'open', files: ['copy'], admit, handle: check },
];
