/** Once a week, to the progress chaser: everything that is late, with whom, since when, and what we do next. */
import { requestWords } from '../../asking/request-words.ts';
import { overdueSince } from '../../domain/asking/overdue.ts';
import { type Request, stillAsked } from '../../domain/asking/request.ts';
import { listOf, longDate, shortDate } from '../../domain/wording.ts';
import type { MailContext, Template } from '../context.ts';
import type { Fact } from '../letter.ts';
import { capital, counted, partnershipNamed } from '../phrases.ts';
import { notice } from './notice.ts';

/** More than that, and the mail is a list that nobody reads to its end; the page has all of them. */
const mostListed = 20;
const mostNamed = 3;

const withWhom = ({ contact }: MailContext, request: Request): string => {
  const names = stillAsked(request).map(({ person }) => contact(person).name);
  if (names.length === 0) return 'nobody is left to answer';
  const named =
    names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} others`] : names;
  return `with ${listOf(named)}`;
};

const nextStep = ({ next }: Request): string => {
  if (!next) return 'No reminder is planned.';
  if (next.act === 'remind') return `We remind them on ${shortDate(next.on)}.`;
  return next.act === 'escalate'
    ? `We tell somebody else on ${shortDate(next.on)}.`
    : `It closes on ${shortDate(next.on)}.`;
};

const factOf = (context: MailContext, request: Request): Fact => {
  const { partnership, contact, today } = context;
  const since = overdueSince(request, today) ?? request.dueOn;
  return {
    label: requestWords(request, partnership, (person) => contact(person).name, today).waitsFor,
    text: `${withWhom(context, request)}, since ${longDate(since)}. ${nextStep(request)}`,
  };
};

export const digest: Template = (context) => {
  const { late = [], partnership } = context;
  if (late.length === 0) return undefined;
  const more = late.length - mostListed;
  return notice(
    context,
    {
      subject: `${capital(counted(late.length, 'answer'))} late in ${partnershipNamed(partnership)} this week`,
      paragraphs: [
        'This is your list for the week. We chase all of it ourselves. A call from you often does more.',
        ...(more > 0
          ? [`Here are the ${mostListed} that are late the longest. The page has ${counted(more, 'more', 'more')}.`]
          : []),
      ],
      facts: late.slice(0, mostListed).map((request) => factOf(context, request)),
      minutes: 5,
    },
    'See everything that waits',
  );
};
