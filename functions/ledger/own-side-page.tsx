/** The page below a return where a school sees its side of the ledger: what others wrote of it, what it wrote, whether all is there. */
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import type { ShownLine } from '../domain/diary/given-time.ts';
import { taxNote } from '../domain/ledger/give-and-take.ts';
import { byLines, type LedgerEntry, type LedgerSide, linesAbout, partOf } from '../domain/ledger/ledger.ts';
import { listOf, longDate, pounds } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Review } from '../records/year-kinds.ts';
import type { WebResponse } from '../web/route.ts';
import { answersTyped, countField, rightField } from './ledger-form.ts';
import { amountWords, kindNames, schoolNames, standingOf } from './ledger-words.ts';

export type OwnSide = {
  readonly context: LinkContext;
  readonly review: Review;
  readonly side: LedgerSide;
  readonly entries: readonly LedgerEntry[];
  readonly mayChange: boolean;
  /** What the diary shows that the school gave, and is not among its lines. */
  readonly shown: readonly ShownLine[];
};

type Shown = {
  readonly errors?: readonly FormError[];
  readonly boxes?: Readonly<Record<string, string>>;
};

const doneWords: Readonly<Record<string, string>> = {
  taken: 'The lines are kept. The other schools will see them and say whether they are right.',
  added: 'The line is kept. The other school will see it and say whether it is right.',
  'role-added': 'The role is kept.',
  removed: 'It is removed.',
  answered: 'Your answers are kept.',
  confirmed: 'Your side is marked as whole. You can still change it until the review closes.',
};

function Others({ own, errors, boxes }: { own: OwnSide; errors: readonly FormError[]; boxes: Shown['boxes'] }) {
  const { context, side, entries, mayChange } = own;
  const nameOf = schoolNames(context.partnership);
  const about = linesAbout(entries, side.school);
  const typed = boxes ?? answersTyped(about, side);
  if (about.length === 0) return <p class="govuk-body">No other school has written down anything about yours yet.</p>;
  const wordsOf = (entry: LedgerEntry): string => {
    const part = amountWords(entry.line.kind, partOf(entry, side.school));
    const did = entry.from.includes(side.school) ? 'your school gave' : 'your school got';
    return `${entry.line.what}: ${did} ${part} (${kindNames[entry.line.kind].toLowerCase()})`;
  };
  if (!mayChange)
    return (
      <ul class="govuk-list govuk-list--bullet">
        {about.map((entry) => (
          <li>
            {wordsOf(entry)}. Written by {nameOf(entry.writtenBy)}. {standingOf(entry, nameOf)}.
          </li>
        ))}
      </ul>
    );
  return (
    <form method="post" action={`${context.action}/ledger`} novalidate>
      {about.map((entry) => (
        <Radios
          name={rightField(entry.line.id)}
          legend={wordsOf(entry)}
          legendSize="s"
          hint={`Written by ${nameOf(entry.writtenBy)}. Is it right?`}
          value={typed[rightField(entry.line.id)]}
          error={errorOf(errors, rightField(entry.line.id))}
          items={[
            { value: 'yes', text: 'Yes' },
            {
              value: 'no',
              text: 'We count it differently',
              reveal: (
                <Input
                  name={countField(entry.line.id)}
                  label={`What your school counts, ${entry.line.kind === 'money' ? 'in pounds' : 'as a number'}`}
                  width={5}
                  inputmode="decimal"
                  value={typed[countField(entry.line.id)]}
                  error={errorOf(errors, countField(entry.line.id))}
                />
              ),
            },
          ]}
          small
        />
      ))}
      <Button name="button" value="answer">
        Keep these answers
      </Button>
    </form>
  );
}

function Removable({ own, id, words }: { own: OwnSide; id: string; words: string }) {
  return (
    <li>
      {words}{' '}
      {own.mayChange && (
        <form method="post" action={`${own.context.action}/ledger`} novalidate>
          <Button kind="secondary" name="remove" value={id}>
            Remove<span class="govuk-visually-hidden">: {words}</span>
          </Button>
        </form>
      )}
    </li>
  );
}

function Mine({ own }: { own: OwnSide }) {
  const { context, side, entries, mayChange } = own;
  const nameOf = schoolNames(context.partnership);
  const mine = entries.filter(({ writtenBy }) => writtenBy === side.school);
  const wordsOf = (entry: LedgerEntry): string => {
    const { line } = entry;
    const others = listOf(line.with.map(nameOf));
    const where = line.host === undefined ? '' : `, at ${nameOf(line.host)}`;
    const who = line.side === 'gave' ? `given to ${others}` : `got from ${others}`;
    return `${line.what}: ${amountWords(line.kind, line.amount)} ${who}${where}. ${standingOf(entry, nameOf)}.`;
  };
  return (
    <>
      {mine.length === 0 && <p class="govuk-body">Your school has written down nothing yet.</p>}
      <ul class="govuk-list">
        {mine.map((entry) => (
          <Removable own={own} id={entry.line.id} words={wordsOf(entry)} />
        ))}
        {side.roles.map(({ id, role }) => (
          <Removable own={own} id={id} words={`Role gained: ${role}.`} />
        ))}
      </ul>
      {mayChange && (
        <p class="govuk-body">
          <Link href={`${context.action}/ledger-add`}>Add something that your school gave or got</Link>
          <br />
          <Link href={`${context.action}/ledger-role`}>Add a role that somebody took on</Link>
        </p>
      )}
    </>
  );
}

/** From what was noted of each date: looked at by the school before any of it stands in the ledger. */
function Shown({ own: { context, shown } }: { own: OwnSide }) {
  if (shown.length === 0) return null;
  const nameOf = schoolNames(context.partnership);
  return (
    <>
      <h2 class="govuk-heading-m">What the diary shows that your school gave</h2>
      <Bullets
        items={shown.map(
          ({ kind, what, amount, with: others }) =>
            `${what}: ${amountWords(kind, amount)} given to ${listOf(others.map(nameOf))}`,
        )}
      />
      <form method="post" action={`${context.action}/ledger`} novalidate>
        <Button kind="secondary" name="button" value="take-shown">
          {shown.length === 1 ? 'This is right: put it into our side' : 'These are right: put them into our side'}
        </Button>
      </form>
      <p class="govuk-body">
        If one of them is not right, write your own line instead, or put right who came, in the diary.
      </p>
    </>
  );
}

export const feltItems = [
  { value: '1', text: '1, not at all fair' },
  { value: '2', text: '2' },
  { value: '3', text: '3' },
  { value: '4', text: '4' },
  { value: '5', text: '5, fully fair' },
];

function InAll({ own }: { own: OwnSide }) {
  const { side, entries } = own;
  const hours = byLines(entries, 'hours', side.school);
  const money = byLines(entries, 'money', side.school);
  return (
    <p class="govuk-body">
      In all your school gave {amountWords('hours', hours.given)} and got {amountWords('hours', hours.received)}; it
      gave {pounds(money.given)} and got {pounds(money.received)}.
    </p>
  );
}

export const ownSidePage = (own: OwnSide, { errors = [], boxes }: Shown = {}): WebResponse => {
  const { context, review, side, mayChange } = own;
  const { done = '' } = context.web.query;
  const words = Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  return linkPage(
    context,
    { title: 'What your school gave and got', errors, back: true },
    <>
      {words && <NotificationBanner kind="success">{words}</NotificationBanner>}
      <p class="govuk-body">
        {mayChange
          ? `Write down what matters: each school does so for its own side, until ${longDate(review.closesOn)}. All schools see it in the ledger.`
          : 'This is your school’s side of the ledger. It can no longer be changed here.'}
      </p>
      <InsetText>{taxNote}</InsetText>
      <h2 class="govuk-heading-m">What others wrote about your school</h2>
      <Others own={own} errors={errors} boxes={boxes} />
      {mayChange && <Shown own={own} />}
      <h2 class="govuk-heading-m">What your school wrote</h2>
      <Mine own={own} />
      <h2 class="govuk-heading-m">Is your side whole?</h2>
      <InAll own={own} />
      {mayChange ? (
        <form method="post" action={`${context.action}/ledger`} novalidate>
          <Radios
            name="felt"
            legend="How fair does the give and take feel?"
            legendSize="s"
            hint="All schools see this answer beside your school’s name in the ledger."
            items={feltItems}
            value={side.feltFair === undefined ? undefined : String(side.feltFair)}
            error={errorOf(errors, 'felt')}
            small
          />
          <Button name="button" value="confirm">
            Our side is whole and right
          </Button>
        </form>
      ) : (
        <p class="govuk-body">
          {side.confirmed ? 'Your school said that its side is whole and right.' : 'Your school has not said so.'}
        </p>
      )}
    </>,
  );
};
