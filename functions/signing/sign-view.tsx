/** The page behind a signatory's link: read, tick, type your name, sign. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { readAlsoWaits } from '../asking/also-waits.tsx';
import { answeredPage } from '../asking/answered-page.tsx';
import { giveAnswer } from '../asking/give-answer.ts';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { capacitiesOf } from '../domain/agreement/signatories.ts';
import { sameTypedName } from '../domain/names.ts';
import { Line, Words } from '../domain/values.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { documentId, type SealedDocument } from '../records/kinds.ts';
import { MissingRecord } from '../records/work.ts';
import { newDevice } from '../web/device.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import {
  AnotherCode,
  askForCodePage,
  CodeField,
  lockedPage,
  signatoryIn,
  takeCodeRequest,
  waitsForWordPage,
} from './code-pages.tsx';
import { copyAnswer } from './copy-file.ts';
import { documentName, SealOf, SignedBy } from './document-page.tsx';
import { readDocument, readSignatures } from './read-document.ts';
import { sign } from './sign.ts';
import { codeStanding, takeCode } from './sign-code.ts';

const documentOf = ({ request }: LinkContext): string =>
  documentId(request.about.kind === 'mou' ? 'mou' : 'data-agreement', request.about.id, request.about.version ?? 1);

const sealedFor = async (context: LinkContext): Promise<SealedDocument> => {
  const id = documentOf(context);
  const sealed = await readDocument(context.outside, context.partnership.id, id);
  if (!sealed) throw new MissingRecord('document', id);
  return sealed;
};

const asWhom = ({ partnership, recipient }: LinkContext, sealed: SealedDocument): string =>
  listOf(capacitiesOf(partnership, sealed, recipient.person));

/** The sentence that is ticked, kept with the signature. */
const statementFor = (context: LinkContext, sealed: SealedDocument): string =>
  `I have read version ${sealed.version} of the ${context.partnership.name} ${documentName(sealed.document)}, and I sign it ${asWhom(context, sealed)}.`;

const canAnswer = ({ request, recipient }: LinkContext): boolean =>
  !request.outcome && recipient.part === 'answers' && recipient.state === 'asked';

/** `asksCode`: this device is not confirmed yet. */
const signPage = (
  context: LinkContext,
  sealed: SealedDocument,
  { asksCode, errors = [] }: { asksCode: boolean; errors?: readonly FormError[] },
): WebResponse => {
  const { person, action, request } = context;
  const what = documentName(sealed.document);
  const title = `Sign the ${what}`;
  return linkPage(
    context,
    { title, errors },
    <>
      <p class="govuk-body">
        You sign {asWhom(context, sealed)}. Please sign by {longDate(request.dueOn)}.
      </p>
      <InsetText>{sealed.content.inOneSentence}</InsetText>
      <p class="govuk-body">
        <Link href={`${action}/document`}>Read the {what}</Link> before you sign it.
      </p>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="seal" value={sealed.seal} />
        <Checkboxes
          name="read"
          values={textIn(context, 'read') === 'yes' ? ['yes'] : []}
          items={[{ value: 'yes', text: statementFor(context, sealed) }]}
          error={errorOf(errors, 'read')}
        />
        <Input
          name="typedName"
          label="Type your full name"
          hint={`As we have it: ${person.name}`}
          autocomplete="name"
          spellcheck={false}
          value={textIn(context, 'typedName')}
          error={errorOf(errors, 'typedName')}
        />
        {asksCode && <CodeField error={errorOf(errors, 'code')} />}
        <ButtonGroup>
          <Button>Sign</Button>
          <Link href={`${action}/decline`}>I will not sign this</Link>
        </ButtonGroup>
      </form>
      {asksCode && <AnotherCode action={action} />}
      <p class="govuk-body">
        We keep your name, the date and time, the seal of this text, and the address of the device you sign on.
      </p>
    </>,
  );
};

/** What stands behind the link for whoever can still sign: the form, or the way to a code. */
const signable = async (context: LinkContext, sealed: SealedDocument): Promise<WebResponse> => {
  const standing = await codeStanding(context.outside, signatoryIn(context));
  if (standing === 'locked') return lockedPage(context);
  if (standing === 'waits') return waitsForWordPage(context);
  if (standing === 'unconfirmed') return askForCodePage(context, documentName(sealed.document));
  return signPage(context, sealed, { asksCode: standing === 'sent' });
};

const whatNext = async (context: LinkContext, sealed: SealedDocument) => (
  <>
    <p class="govuk-body">
      {sealed.completeAt
        ? 'Everybody has signed. You have been sent the sealed copy.'
        : 'When everybody has signed, we will send you the sealed copy.'}
    </p>
    {await readAlsoWaits(context)}
  </>
);

const show = async (context: LinkContext): Promise<WebResponse> => {
  const sealed = await sealedFor(context);
  if (canAnswer(context)) return signable(context, sealed);
  return answeredPage(context, {
    next: await whatNext(context, sealed),
    children: (
      <p class="govuk-body">
        <Link href={`${context.action}/document`}>Read the {documentName(sealed.document)}</Link>
      </p>
    ),
  });
};

const SignForm = z.strictObject({
  seal: z.string().regex(/^[0-9a-f]{64}$/),
  read: z.literal('yes', 'Tick to say that you have read it and sign it'),
  typedName: Line.pipe(z.string().min(1, 'Type your full name')),
  code: z.string().max(20, 'Type the six digits').optional(),
});

const wrongCode = {
  text: 'That is not the code we sent last, or it is too old. Look at the newest email',
  field: 'code',
};

const take = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, person, web } = context;
  const sealed = await sealedFor(context);
  if (!canAnswer(context)) return show(context);
  const who = signatoryIn(context);
  const standing = await codeStanding(outside, who);
  if (standing === 'locked') return lockedPage(context);
  if (standing === 'waits') return waitsForWordPage(context);
  if (standing === 'unconfirmed') {
    const needed = { text: 'Ask for a code first: the one before is too old, or this is another device' };
    return askForCodePage(context, documentName(sealed.document), [needed]);
  }
  const asksCode = standing === 'sent';
  const again = (errors: readonly FormError[]) => signPage(context, sealed, { asksCode, errors });
  const posted = readPosted(SignForm, web.form);
  if (!posted.ok) return posted.refusal === 'unknown-fields' ? problem(outside, 'unreadable') : again(posted.errors);
  const { typedName, seal, code } = posted.value;
  if (!sameTypedName(typedName, person.name)) {
    return again([{ text: `Type your name as we have it: ${person.name}`, field: 'typedName' }]);
  }
  const fresh = asksCode && web.device === undefined ? newDevice(outside) : undefined;
  const device = fresh?.device ?? web.device ?? '';
  const taken = asksCode ? await takeCode(outside, { ...who, device }, code ?? '') : 'right';
  if (taken === 'locked') return lockedPage(context);
  if (taken === 'waits') return waitsForWordPage(context);
  if (taken === 'wrong') return again([wrongCode]);
  const signed = await sign(outside, {
    partnership: context.partnership.id,
    request: context.request.id,
    seal,
    typedName,
    statement: statementFor(context, sealed),
    evidence: context.evidence,
  });
  const answer = await afterAnswer(context, signed, 'sign');
  return fresh && answer.kind === 'redirect' ? { ...answer, setCookies: [fresh.setCookie] } : answer;
};

const showDocument = async (context: LinkContext): Promise<WebResponse> => {
  const sealed = await sealedFor(context);
  const signatures = await readSignatures(context.outside, context.partnership.id, documentOf(context));
  return linkPage(
    context,
    { title: `The ${documentName(sealed.document)}`, heading: sealed.content.title, back: true },
    <>
      <SealOf sealed={sealed} />
      <DocumentSections sections={sealed.content.sections} />
      <SignedBy signatures={signatures} />
      <p class="govuk-body">
        <Link href={`${context.action}/pdf`}>Take it with you as a PDF</Link>
      </p>
    </>,
  );
};

const showPdf = (context: LinkContext): Promise<WebResponse> =>
  copyAnswer(context.outside, context.partnership.id, documentOf(context));

const declinePage = (context: LinkContext, errors: readonly FormError[] = []): WebResponse =>
  linkPage(
    context,
    { title: 'Say why you will not sign', back: true, errors },
    <form method="post" action={`${context.action}/decline`} novalidate>
      <p class="govuk-body">
        Signing stops for everybody, and the lead hears why. The text can be changed and sent again.
      </p>
      <Textarea
        name="reason"
        label="What would have to change?"
        value={textIn(context, 'reason')}
        error={errorOf(errors, 'reason')}
      />
      <Button kind="warning">I will not sign</Button>
    </form>,
  );

const DeclineForm = z.strictObject({
  reason: Words.pipe(z.string().min(3, 'Say in a few words what would have to change')),
});

const decline = async (context: LinkContext): Promise<WebResponse> => {
  if (!canAnswer(context)) return show(context);
  const posted = readPosted(DeclineForm, context.web.form);
  if (!posted.ok) {
    return posted.refusal === 'unknown-fields'
      ? problem(context.outside, 'unreadable')
      : declinePage(context, posted.errors);
  }
  const given = await giveAnswer(context.outside, context.partnership.id, context.request.id, {
    does: 'decline',
    reason: posted.value.reason,
    ...context.evidence,
  });
  return afterAnswer(context, given, 'decline');
};

export const signView: LinkView = {
  show,
  take,
  below: {
    document: { show: showDocument },
    pdf: { show: showPdf },
    code: { show, take: async (context) => (canAnswer(context) ? takeCodeRequest(context) : show(context)) },
    decline: { show: async (context) => (canAnswer(context) ? declinePage(context) : show(context)), take: decline },
  },
};
