/** The proposal as a list of what there is to do: each question with its minutes, and what came back. */
import type { ComponentChildren } from 'preact';
import { type Along, readAlong, StepsAlong } from '../asking/steps-along.tsx';
import type { Gap } from '../domain/proposal/gap.ts';
import { type QuestionId, questionIds, questions, sizeOfWork } from '../domain/proposal/proposal-questions.ts';
import { countOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Progress } from '../pages/components/progress.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { type Task, TaskList } from '../pages/components/task-list.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readBoardQuestions } from '../records/board-questions.ts';
import { proposals } from '../records/kinds.ts';
import type { WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { whoHas } from './given-out.tsx';
import { HeldBack } from './held-back.tsx';
import { OtherWays, Standing } from './how-it-stands.tsx';
import { WithoutThem } from './leave-out-page.tsx';
import { forReaders, type ProposalContext } from './proposal-context.ts';
import { Saved } from './question-page.tsx';
import { Returned } from './returned.tsx';

const chapters: readonly { readonly title: string; readonly first: QuestionId }[] = [
  { title: 'The partnership', first: 'values' },
  { title: 'The work', first: 'aims' },
  { title: 'The agreement', first: 'agreement' },
  { title: 'For the boards', first: 'briefing' },
];

const questionsOf = (chapter: number): readonly QuestionId[] => {
  const start = questionIds.indexOf(chapters[chapter]?.first ?? 'values');
  const next = chapters[chapter + 1]?.first;
  return questionIds.slice(start, next === undefined ? undefined : questionIds.indexOf(next));
};

const needsPurposes = (id: QuestionId): boolean => id === 'leads' || id === 'success' || id === 'measures';

const taskFor = (context: ProposalContext, id: QuestionId): Task => {
  const { gaps, mayWrite, isOpen, version, frame } = context;
  const { title, minutes } = questions[id];
  const missing = gaps.filter(({ question }) => question === id);
  const done = missing.length === 0;
  if (done && needsPurposes(id) && version.content.purposes.length === 0)
    return { title, hint: 'Name the purposes first.', status: 'Cannot start yet', cannotStartYet: true };
  const out = isOpen ? whoHas(context, id) : undefined;
  const hint = [out, ...(done ? [] : [`About ${countOf(minutes, 'minute')}. ${namedGaps(missing)}`])]
    .filter(Boolean)
    .join(' ');
  return {
    title,
    ...(mayWrite && isOpen && { href: frame.question(id) }),
    ...(hint !== '' && { hint }),
    status: <Status done={done} out={out !== undefined} />,
  };
};

function Status({ done, out }: { done: boolean; out: boolean }) {
  if (out) return <Tag colour="blue">Given out</Tag>;
  return done ? <>Done</> : <Tag colour="yellow">To do</Tag>;
}

const mostNamed = 3;

/** What is missing, the first few in words. */
const namedGaps = (missing: readonly Gap[]): string => {
  const [named, more] = missing.length > mostNamed ? [missing.slice(0, 2), missing.length - 2] : [missing, 0];
  const words = named.map(({ what }) => what).join(' ');
  return more === 0 ? words : `${words} And ${more} more.`;
};

type More = {
  readonly unanswered: number;
  readonly hasEarlier: boolean;
  /** What came of it, once it has left its writers. */
  readonly along: Along | undefined;
  readonly errors: readonly FormError[];
};

const titleOf = ({ proposal }: ProposalContext): string =>
  proposal.kinds?.includes('amend') ? 'A change of what is agreed' : 'The proposal';

const drawn = (context: ProposalContext, { unanswered, hasEarlier, along, errors }: More): WebResponse => {
  const { outside, web, gaps, isOpen, mayWrite, partnership, version } = context;
  const { pieces, minutes } = sizeOfWork(gaps);
  return signedInPage(
    outside,
    web,
    { title: titleOf(context), caption: partnership.name, errors, ...(errors.length > 0 && { status: 409 }) },
    <>
      <Saved context={context} />
      <Done context={context} />
      <Standing context={context} />
      <HeldBack context={context} />
      <Returned context={context} />
      <WithoutThem context={context} />
      {unanswered > 0 && mayWrite && (
        <p class="govuk-body">
          <Link href="/questions">
            {countOf(unanswered, 'question')} from board members {unanswered === 1 ? 'waits' : 'wait'} for an answer
          </Link>
        </p>
      )}
      {isOpen && (
        <Progress id="pieces" label="Pieces written" done={questionIds.length - pieces} of={questionIds.length} />
      )}
      {isOpen && pieces > 0 && (
        <p class="govuk-body">
          About {countOf(minutes, 'minute')} of work left, in {countOf(pieces, 'piece')} that you can do one at a time.
        </p>
      )}
      <Submit context={context} />
      {chapters.map(({ title }, chapter) => (
        <>
          <h2 class="govuk-heading-m">{title}</h2>
          <TaskList id={`chapter-${chapter + 1}`} items={questionsOf(chapter).map((id) => taskFor(context, id))} />
        </>
      ))}
      <h2 class="govuk-heading-m">Read it</h2>
      <Bullets items={readingLinks(hasEarlier && isOpen && mayWrite, version.version)} />
      <OtherWays context={context} />
      {along && <StepsAlong along={along} here="plan" />}
    </>,
  );
};

const readingLinks = (canClone: boolean, version: number): readonly ComponentChildren[] => [
  <Link href="/proposal/preview">As boards will see it</Link>,
  ...(version > 1 ? [<Link href="/proposal/versions">What changed from version to version</Link>] : []),
  ...(canClone ? [<Link href="/proposal/clone">Begin from an earlier proposal or agreement</Link>] : []),
];

const doneWords: Readonly<Record<string, string>> = {
  briefed: 'The boards are told. Each clerk and member gets one email with a link to read it.',
  submitted: 'The proposal is submitted. The heads are asked now.',
  begun: 'The change is open. What is signed stays in force until the change is signed.',
  queued: 'Your change waits until the one that is open is done. It begins by itself, and we will tell you.',
  revised: 'A new version is open. Nobody decides about the old one any more.',
  withdrawn: 'The proposal is withdrawn. Everybody who was told of it hears that it ends.',
  without: 'That board is out of this version. Please check the plan, then send it.',
  cloned: 'The earlier proposal was copied. Please check every date.',
};

function Done({ context: { web } }: { context: ProposalContext }) {
  const words = Object.hasOwn(doneWords, web.query.done ?? '') ? doneWords[web.query.done ?? ''] : undefined;
  return words === undefined ? null : (
    <NotificationBanner kind="success" title="Done">
      {words}
    </NotificationBanner>
  );
}

function Submit({ context: { gaps, isOpen, mayWrite, proposal } }: { context: ProposalContext }) {
  if (!isOpen || !mayWrite) return null;
  if (proposal.kinds?.includes('amend'))
    return (
      <p class="govuk-body">
        <Link href="/proposal/sending">See who will be asked, and send it</Link>
      </p>
    );
  if (gaps.length > 0) return <p class="govuk-body">You can submit the proposal once nothing is missing any more.</p>;
  return (
    <>
      <h2 class="govuk-heading-m">Submit it</h2>
      <p class="govuk-body">
        Nothing is missing. Once you submit it, this version cannot be changed, and every head is asked whether it may
        go to governors.
      </p>
      <Button href="/proposal/submit">Go on to submit it</Button>
    </>
  );
}

/** The page, with what could not be done: status 409. */
export const proposalPage = async (
  context: ProposalContext,
  errors: readonly FormError[] = [],
): Promise<WebResponse> => {
  const { outside, partnership, proposal } = context;
  const { partition, sort: prefix } = proposals.key(partnership.id, '');
  const [asked, all, along] = await Promise.all([
    readBoardQuestions(outside, partnership.id),
    outside.store.query({ partition, prefix }),
    proposal.state === 'draft'
      ? undefined
      : readAlong(outside, partnership.id, { proposal: proposal.id, version: proposal.version }),
  ]);
  return drawn(context, {
    unanswered: asked.filter(({ answer }) => answer === undefined).length,
    hasEarlier: all.items.some(({ sort }) => sort !== proposals.key(partnership.id, proposal.id).sort),
    along,
    errors,
  });
};

export const showProposal = forReaders((context) => proposalPage(context));
