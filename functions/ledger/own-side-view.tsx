/** Below the link to a school's return: its side of the ledger, read and changed. */
import * as z from 'zod';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { taxNote } from '../domain/ledger/give-and-take.ts';
import { entriesOf, LedgerSide, linesAbout, resourceKinds } from '../domain/ledger/ledger.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { Line } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { readSides } from '../records/ledgers.ts';
import { readReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type ChangeLedgerRefusal, changeLedger, type LedgerChange } from './change-ledger.ts';
import { LineForm, lineOf, readAnswers } from './ledger-form.ts';
import { kindNames } from './ledger-words.ts';
import { type OwnSide, ownSidePage } from './own-side-page.tsx';
import { readShown } from './shown-by-diary.ts';

const ownSideOf = async (context: LinkContext): Promise<OwnSide> => {
  const { outside, partnership, request, recipient } = context;
  const review = await readReview(outside, partnership.id, request.about.id);
  if (!review) throw new MissingRecord('review', request.about.id);
  const school = request.school ?? '';
  const sides = await readSides(outside, partnership.id, review.id);
  const side = sides.find((one) => one.school === school) ?? LedgerSide.parse({ school });
  const mayChange = recipient.part === 'answers' && review.state === 'open';
  const shown = mayChange ? await readShown(outside, partnership, review, side) : [];
  return { context, review, side, entries: entriesOf(sides), mayChange, shown };
};

const refusalWords: Readonly<Record<ChangeLedgerRefusal, string>> = {
  'not-asked': 'Only the school’s project lead can change its side of the ledger',
  closed: 'The review has closed, so nothing can be changed any more',
  'too-many': 'There is no room for more: put several small things into one line',
  'unknown-line': 'One of the lines was changed meanwhile. Look at them again',
  'own-school': 'Choose schools of the partnership, and not your own',
};

/** Carries the change out, or gives what is wrong. */
const change = async (context: LinkContext, wanted: LedgerChange): Promise<readonly FormError[]> => {
  const { outside, partnership, request, evidence } = context;
  const given = await changeLedger(outside, {
    partnership: partnership.id,
    request: request.id,
    change: wanted,
    evidence,
  });
  return given.ok ? [] : [{ text: refusalWords[given.refusal] }];
};

const done = ({ action }: LinkContext, what: string): WebResponse => redirect(`${action}/ledger?done=${what}`);

const takeSide = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web } = context;
  const { button, remove, felt, ...others } = web.form;
  const own = await ownSideOf(context);
  if (typeof remove === 'string' && Object.keys(web.form).length === 1) {
    const errors = await change(context, { does: 'remove', id: remove.slice(0, 60) });
    return errors.length === 0 ? done(context, 'removed') : ownSidePage(own, { errors });
  }
  if (button === 'confirm' && Object.keys(others).length === 0 && remove === undefined) {
    if (typeof felt !== 'string' || !/^[1-5]$/.test(felt))
      return ownSidePage(own, { errors: [{ field: 'felt', text: 'Choose how fair it feels, from 1 to 5' }] });
    const errors = await change(context, { does: 'confirm', feltFair: Number(felt) });
    return errors.length === 0 ? done(context, 'confirmed') : ownSidePage(own, { errors });
  }
  if (button === 'take-shown' && Object.keys(web.form).length === 1) {
    const errors = await change(context, { does: 'take-shown' });
    return errors.length === 0 ? done(context, 'taken') : ownSidePage(own, { errors });
  }
  const read = button === 'answer' ? readAnswers(web.form, linesAbout(own.entries, own.side.school)) : undefined;
  if (!read) return problem(outside, 'unreadable');
  const boxes = Object.fromEntries(Object.entries(web.form).map(([field, value]) => [field, String(value)]));
  const errors =
    read.errors.length > 0 ? read.errors : await change(context, { does: 'answer', answers: read.answers });
  return errors.length === 0 ? done(context, 'answered') : ownSidePage(own, { errors, boxes });
};

const addPage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const own = await ownSideOf(context);
  if (!own.mayChange) return ownSidePage(own, { errors });
  const schools = activeSchools(context.partnership).map(({ urn, name }) => ({ value: urn, text: name }));
  const others = schools.filter(({ value }) => value !== own.side.school);
  const ticked = context.web.form.with ?? [];
  const box = (name: string) => ({ name, value: textIn(context, name), error: errorOf(errors, name) });
  return linkPage(
    context,
    { title: 'Add to the ledger', errors, back: `${context.action}/ledger` },
    <form method="post" action={`${context.action}/ledger-add`} novalidate>
      <Radios
        {...box('side')}
        legend="Did your school give it or get it?"
        legendSize="s"
        items={[
          { value: 'gave', text: 'We gave it' },
          { value: 'got', text: 'We got it' },
        ]}
        inline
      />
      <Radios
        {...box('kind')}
        legend="What was it?"
        legendSize="s"
        items={resourceKinds.map((kind) => ({ value: kind, text: kindNames[kind] }))}
      />
      <Input {...box('what')} label="In a few words" hint="For example: lab days for Year 5. Please name no person." />
      <Input
        {...box('amount')}
        label="How much?"
        hint="Staff hours, how often a room was lent, pounds, or how many."
        width={5}
        inputmode="decimal"
      />
      <Checkboxes
        name="with"
        legend="Which other school gave it or got it?"
        legendSize="s"
        hint="What several share is counted in equal parts."
        items={others}
        values={typeof ticked === 'string' ? [ticked] : ticked}
        error={errorOf(errors, 'with')}
      />
      <Select
        {...box('host')}
        label="Who hosted it? (optional)"
        items={[{ value: '', text: 'Nobody in particular' }, ...schools]}
      />
      <InsetText>{taxNote}</InsetText>
      <Button>Add it</Button>
    </form>,
  );
};

const takeLine = async (context: LinkContext): Promise<WebResponse> => {
  const posted = readPosted(LineForm, context.web.form);
  if (!posted.ok)
    return posted.refusal === 'unknown-fields'
      ? problem(context.outside, 'unreadable')
      : addPage(context, posted.errors);
  const line = lineOf(posted.value);
  if (!('does' in line)) return addPage(context, [line]);
  const errors = await change(context, line);
  return errors.length === 0 ? done(context, 'added') : addPage(context, errors);
};

const RoleForm = z.strictObject({ role: Line.pipe(z.string().min(3, 'Say in a few words what the role is')) });

const rolePage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const own = await ownSideOf(context);
  if (!own.mayChange) return ownSidePage(own, { errors });
  return linkPage(
    context,
    { title: 'Add a role', heading: 'Add a role that somebody took on', errors, back: `${context.action}/ledger` },
    <form method="post" action={`${context.action}/ledger-role`} novalidate>
      <Input
        name="role"
        label="What is the role?"
        hint="For example: leads science across two schools. Please name no person."
        value={textIn(context, 'role')}
        error={errorOf(errors, 'role')}
      />
      <Button>Add it</Button>
    </form>,
  );
};

const takeRole = async (context: LinkContext): Promise<WebResponse> => {
  const posted = readPosted(RoleForm, context.web.form);
  if (!posted.ok)
    return posted.refusal === 'unknown-fields'
      ? problem(context.outside, 'unreadable')
      : rolePage(context, posted.errors);
  const errors = await change(context, { does: 'add-role', role: posted.value.role });
  return errors.length === 0 ? done(context, 'role-added') : rolePage(context, errors);
};

/** The pages `ledger`, `ledger-add` and `ledger-role` below a return. */
export const ledgerPages: NonNullable<LinkView['below']> = {
  ledger: { show: async (context) => ownSidePage(await ownSideOf(context)), take: takeSide },
  'ledger-add': { show: (context) => addPage(context), take: takeLine },
  'ledger-role': { show: (context) => rolePage(context), take: takeRole },
};
