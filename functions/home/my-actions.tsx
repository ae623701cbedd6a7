/** What somebody said at a meeting that they would do, and nobody has said is done. */
import type { OpenAction } from '../domain/diary/meeting.ts';
import type { PlainDate } from '../domain/values.ts';
import { Link } from '../pages/components/link.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { ByDay } from './do-now.tsx';

export function MyActions({ actions, today }: { actions: readonly OpenAction[]; today: PlainDate }) {
  if (actions.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">What you said at meetings that you would do</h3>
      <Bullets
        items={actions.map(({ what, occasion, by }) => (
          <>
            <Link href={`/diary/${occasion}`}>{what}</Link>, <ByDay dueOn={by} today={today} />
          </>
        ))}
      />
    </>
  );
}
