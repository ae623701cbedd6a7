/** How far the boards are with the text that they are deciding on: one line a board, agreed or not. */
import { activeParties, type Partnership } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Tag } from '../pages/components/tag.tsx';
import type { Approval } from '../records/kinds.ts';

export type BoardSoFar = { readonly party: string; readonly said: 'yes' | 'no' | 'not-yet'; readonly on?: PlainDate };

/** A party has decided when the step that decides is over; advice decides nothing. */
const saidBy = ({ steps, carriedFrom }: Approval): Pick<BoardSoFar, 'said' | 'on'> => {
  if (steps.length === 0) return { said: carriedFrom === undefined ? 'not-yet' : 'yes' };
  const last = steps.findLast(({ role }) => role === 'decides');
  if (last?.result === 'agreed') return { said: 'yes', on: last.on };
  return last && (last.result === 'declined' || last.result === 'change-requested')
    ? { said: 'no', on: last.on }
    : { said: 'not-yet' };
};

export const boardsSoFar = (partnership: Partnership, approvals: readonly Approval[]): BoardSoFar[] =>
  activeParties(partnership).map(({ id }) => {
    const approval = approvals.find(({ party }) => party === id);
    return { party: id, ...(approval ? saidBy(approval) : { said: 'not-yet' as const }) };
  });

const tags = {
  yes: { colour: 'green', words: 'Agreed' },
  no: { colour: 'red', words: 'Did not agree' },
  'not-yet': { colour: 'grey', words: 'Not decided yet' },
} as const;

/** `names`: of the parties, by id. */
export function BoardsSoFar({
  names,
  boards,
  href,
}: {
  names: ReadonlyMap<string, string>;
  boards: readonly BoardSoFar[];
  href: string;
}) {
  const agreed = boards.filter(({ said }) => said === 'yes').length;
  return (
    <>
      <h2 class="govuk-heading-m">
        {agreed} of {boards.length} {boards.length === 1 ? 'party has' : 'parties have'} agreed
      </h2>
      <ul class="sp-boards">
        {boards.map(({ party, said, on }) => (
          <li class={`sp-boards__one sp-boards__one--${said}`}>
            <strong>{names.get(party) ?? party}</strong>
            <br />
            <Tag colour={tags[said].colour}>{tags[said].words}</Tag>
            {on !== undefined && ` ${longDate(on)}`}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <Link href={href}>What each has decided, step by step</Link>
      </p>
    </>
  );
}
