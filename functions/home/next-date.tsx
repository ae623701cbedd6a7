/** The next date of the diary, as a leaf of a calendar. */
import { weekday } from '../domain/calendar.ts';
import { isStillOn, type Occasion } from '../domain/diary/occasion.ts';
import type { PlainDate } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';

export const nextOf = (occasions: readonly Occasion[], today: PlainDate): Occasion | undefined =>
  occasions.find((one) => isStillOn(one) && one.date >= today);

/** `6 November 2026` as a leaf: the day of the week, the day, the month. */
function Leaf({ date }: { date: PlainDate }) {
  const [day = '', month = ''] = longDate(date).split(' ');
  return (
    <span class="sp-leaf" aria-hidden="true">
      <span class="sp-leaf__top">{weekday(date).slice(0, 3)}</span>
      <span class="sp-leaf__day">{day}</span>
      <span class="sp-leaf__month">{month.slice(0, 3)}</span>
    </span>
  );
}

/** `where` completes the sentence: "at Harrowbeck". */
export function NextDate({
  next,
  where,
  thinkPiece,
}: {
  next: Occasion | undefined;
  where: string;
  thinkPiece: string | undefined;
}) {
  if (!next) return <p class="govuk-body">No date is to come in the diary.</p>;
  return (
    <>
      <div class="sp-next">
        <Leaf date={next.date} />
        <p class="govuk-body">
          <Link href={`/diary/${next.id}`}>
            {next.title}, {weekday(next.date)} {longDate(next.date)}, {next.start}
          </Link>
          <br />
          {where}
          {thinkPiece !== undefined && `; ${thinkPiece} brings the think piece`}
        </p>
      </div>
      <p class="govuk-body">
        <Link href="/diary">All dates</Link>, or <Link href="/diary/feed">have them in your own calendar</Link>
      </p>
    </>
  );
}
