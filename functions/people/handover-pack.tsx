/** The handover pack as a page: the parts, and what is open, agreed and due. */
import type { NameOf } from '../asking/names.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Handover, OpenThing } from './read-handover.ts';

/** Most dates that are listed: the nearest ones. */
const mostDates = 12;

function HandOn({ thing: { what, link, mayHandOver } }: { thing: OpenThing }) {
  if (link === undefined || !mayHandOver) return <>Only you can do this</>;
  return (
    <Link href={`${link}/hand-over`} hidden={`: ${what}`}>
      Hand it over
    </Link>
  );
}

type Props = {
  readonly handover: Handover;
  readonly nameOf: NameOf;
  /** Only for the person themselves: a link is the authority to answer. */
  readonly withLinks: boolean;
};

export function HandoverPack({ handover, nameOf, withLinks }: Props) {
  const { parts, before, open, agreed, decisions, due } = handover;
  const decided = decisions.map(
    ({ what, who, by }) =>
      `${what}${who === undefined ? '' : `, ${nameOf(who)}`}${by === undefined ? '' : `, by ${longDate(by)}`}`,
  );
  return (
    <>
      <h2 class="govuk-heading-m">Parts</h2>
      <Bullets items={parts} />
      {before && <p class="govuk-body">Before, it was {nameOf(before)}’s.</p>}
      <h2 class="govuk-heading-m">Open now</h2>
      {open.length === 0 ? (
        <p class="govuk-body">Nothing is open at the moment.</p>
      ) : (
        <Table
          columns={[{ head: 'What' }, { head: 'Due' }, ...(withLinks ? [{ head: 'Not yours?' }] : [])]}
          rows={open.map((one) => [
            one.link === undefined || !withLinks ? one.what : <Link href={one.link}>{one.what}</Link>,
            longDate(one.dueOn),
            ...(withLinks ? [<HandOn thing={one} />] : []),
          ])}
          stacks
        />
      )}
      <h2 class="govuk-heading-m">Agreed</h2>
      {agreed.length + decided.length === 0 && <p class="govuk-body">Nothing has been signed or decided yet.</p>}
      <Bullets items={agreed} />
      {decided.length > 0 && <p class="govuk-body">The last review decided:</p>}
      <Bullets items={decided} />
      <h2 class="govuk-heading-m">Due next</h2>
      {due.length === 0 && <p class="govuk-body">No dates are fixed yet.</p>}
      <Bullets items={due.slice(0, mostDates).map(({ on, what }) => `${longDate(on)}: ${what}`)} />
    </>
  );
}
