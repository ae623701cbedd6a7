/** The page behind a signatory's link: read, tick, type your name, sign. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { giveAnswer } from '../asking/give-answer.ts';
import { errorOf, linkPage, textIn } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { capacitiesOf } from '../domain/signing.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Line, Words } from '../domain/words.ts';
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
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { documentName, SealOf, SignedBy } from './document-page.tsx';
import { readDocument, readSignatures } from './read-document.ts';
import { sign } from './sign.ts';

const documentOf = ({ request }: LinkContext): string =>
  documentId(request.about.kind === 'mou' ? 'mou' : 'data-agreement', request.about.id, request.about.version ?? 1);

const sealedFor = async (context: LinkContext): Promise<SealedDocument> => {
  const id = documentOf(context);
  const sealed = await readDocument(context.outside, context.partnership.id, id);
  if (!sealed) throw new MissingRecord('document', id);
  return sealed;
};

const asWhom = ({ partnership, recipient }: LinkContext, { document }: SealedDocument): string =>
  listOf(capacitiesOf(partnership, document, recipient.person));

/** The sentence that is ticked, kept with the signature. */
const statementFor = (context: LinkContext, sealed: SealedDocument): string =>
  `I have read version ${sealed.version} of the ${context.partnership.name} ${documentName(sealed.document)}, and I sign it ${asWhom(context, sealed)}.`;

const canAnswer = ({ request, recipient }: LinkContext): boolean =>
  !request.outcome && recipient.part === 'answers' && recipient.state === 'asked';

const sameName = (typed: string, name: string): boolean => {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(typed) === plain(name);
};

const signPage = (context: LinkContext, sealed: SealedDocument, errors: readonly FormError[] = []): WebResponse => {
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
        <ButtonGroup>
          <Button>Sign</Button>
          <Link href={`${action}/decline`}>I will not sign this</Link>
        </ButtonGroup>
      </form>
      <p class="govuk-body">
        We keep your name, the date and time, the seal of this text, and the address of the device you sign on.
      </p>
    </>,
  );
};

const whatNext = (sealed: SealedDocument) => (
  <p class="govuk-body">
    {sealed.completeAt
      ? 'Everybody has signed. You have been sent the sealed copy.'
      : 'When everybody has signed, we will send you the sealed copy. You need do nothing more.'}
  </p>
);

const show = async (context: LinkContext): Promise<WebResponse> => {
  const sealed = await sealedFor(context);
  if (canAnswer(context)) return signPage(context, sealed);
  return answeredPage(context, {
    next: whatNext(sealed),
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
});

const take = async (context: LinkContext): Promise<WebResponse> => {
  const sealed = await sealedFor(context);
  if (!canAnswer(context)) return show(context);
  const posted = readPosted(SignForm, context.web.form);
  if (!posted.ok) {
    return posted.refusal === 'unknown-fields'
      ? problem(context.outside, 'unreadable')
      : signPage(context, sealed, posted.errors);
  }
  const { typedName, seal } = posted.value;
  if (!sameName(typedName, context.person.name)) {
    const text = `Type your name as we have it: ${context.person.name}`;
    return signPage(context, sealed, [{ text, field: 'typedName' }]);
  }
  const signed = await sign(context.outside, {
    partnership: context.partnership.id,
    request: context.request.id,
    seal,
    typedName,
    statement: statementFor(context, sealed),
    evidence: context.evidence,
  });
  return afterAnswer(context, signed, 'sign');
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
    </>,
  );
};

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
    decline: { show: async (context) => (canAnswer(context) ? declinePage(context) : show(context)), take: decline },
  },
};
