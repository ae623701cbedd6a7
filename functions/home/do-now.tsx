/** What waits for whoever is signed in: the first three, and the rest folded. */
import { addDays, weekday } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Details } from '../pages/components/details.tsx';
import { Link } from '../pages/components/link.tsx';
import { Tag } from '../pages/components/tag.tsx';
import type { ForMe } from './waiting.ts';

/** More than three things at once are no help to anybody. */
const mostAtOnce = 3;

export type Doing = {
  readonly forMe: readonly ForMe[];
  /** Questions of board members that wait for this person's answer. */
  readonly unanswered: number;
  readonly today: PlainDate;
};

/** The page's heading: the answer to "what do I have to do?" */
export const headingFor = ({ forMe, unanswered }: Pick<Doing, 'forMe' | 'unanswered'>): string => {
  const count = forMe.length + (unanswered > 0 ? 1 : 0);
  if (count === 0) return 'Nothing waits for you';
  return count === 1 ? 'One thing waits for you' : `${count} things wait for you`;
};

/** Late once its day is over; said when the day is near, so that nobody has to count. */
export function ByDay({ dueOn, today }: { dueOn: PlainDate; today: PlainDate }) {
  const day = `${weekday(dueOn)} ${longDate(dueOn)}`;
  if (dueOn < today)
    return (
      <>
        by {day} <Tag colour="red">Late</Tag>
      </>
    );
  if (dueOn === today) return <>today, {day}</>;
  return dueOn === addDays(today, 1) ? <>by tomorrow, {day}</> : <>by {day}</>;
}

function Item({ toDo, href, dueOn, today }: ForMe & { today: PlainDate }) {
  return (
    <li class="sp-do__item">
      <span class="govuk-body govuk-!-font-weight-bold">
        {href === undefined ? `${toDo}. Please use the link in your email.` : <Link href={href}>{toDo}</Link>}
      </span>
      <br />
      <span class="sp-do__by">
        <ByDay dueOn={dueOn} today={today} />
      </span>
    </li>
  );
}

export function DoNow({ forMe, unanswered, today }: Doing) {
  if (forMe.length === 0 && unanswered === 0) return <p class="govuk-body">Nothing waits for you. Thank you.</p>;
  const [first, rest] = [forMe.slice(0, mostAtOnce), forMe.slice(mostAtOnce)];
  return (
    <>
      <ol class="sp-do">
        {unanswered > 0 && (
          <li class="sp-do__item">
            <span class="govuk-body govuk-!-font-weight-bold">
              <Link href="/questions">Answer {countOf(unanswered, 'question')} from board members</Link>
            </span>
          </li>
        )}
        {first.map((one) => (
          <Item {...one} today={today} />
        ))}
      </ol>
      {rest.length > 0 && (
        <Details summary={`And ${countOf(rest.length, 'more thing')}`}>
          <ol class="sp-do">
            {rest.map((one) => (
              <Item {...one} today={today} />
            ))}
          </ol>
        </Details>
      )}
    </>
  );
}
