/** The clock as a person sees it. */
import type { ComponentChildren } from 'preact';
import { longDate } from '../../../functions/domain/wording.ts';
import type { Ahead } from './ahead.ts';
import { LondonTime, toolPage } from './layout.tsx';
import type { Progress } from './moving.ts';

type ClockProps = {
  readonly now: Date;
  readonly ahead: Ahead;
  readonly progress: Progress | undefined;
  readonly fault: string | undefined;
};

const Go = ({ name, value, children }: { name: string; value: string; children?: ComponentChildren }) => (
  <form class="inline" method="post" action="/demo/clock">
    <input type="hidden" name={name} value={value} />
    <button type="submit">{children}</button>
  </form>
);

const Ways = ({ ahead }: { ahead: Ahead }) => (
  <>
    <h2>Let time pass</h2>
    <p class="quiet">
      Each day that passes has its morning at 07:00, with reminders and all that follows from them. While the program is
      stopped, this clock stands still.
    </p>
    <Go name="days" value="1">
      One day
    </Go>
    {ahead.chase !== undefined && (
      <Go name="next" value="chase">
        To the next chase, {longDate(ahead.chase)}
      </Go>
    )}
    {ahead.due !== undefined && (
      <Go name="next" value="due">
        To the next due date, {longDate(ahead.due)}
      </Go>
    )}
    <form method="post" action="/demo/clock">
      <label>
        To a date <input type="date" name="to" required />
      </label>{' '}
      <button type="submit">Go there</button>
    </form>
  </>
);

export const clockPage = ({ now, ahead, progress, fault }: ClockProps): string =>
  toolPage({
    title: 'Clock',
    againIn: progress && 1,
    children: (
      <>
        {fault !== undefined && (
          <p role="alert">
            <strong>{fault}</strong>
          </p>
        )}
        <p class="big">
          It is <LondonTime at={now} />.
        </p>
        {progress ? (
          <p role="status">
            Moving to {longDate(progress.to)}: day {progress.done + 1} of {progress.days}. This page follows by itself.
          </p>
        ) : (
          <Ways ahead={ahead} />
        )}
      </>
    ),
  });
