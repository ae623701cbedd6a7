/** The entries of a list on the page of its question, each with a way to change it. */
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { type SummaryAction, SummaryList, type SummaryRow } from '../pages/components/summary-list.tsx';
import type { Desk } from './desk.ts';
import { entryTitle, linesOf } from './forms/in-words.ts';
import type { List } from './forms/list.ts';
import { addressOfNew, placesOf, type Row, rowsOf } from './forms/spot.ts';

type Props = { readonly desk: Desk; readonly question: QuestionId; readonly list: List };

/** "an aim", "a meeting" */
export const oneOf = ({ one }: List): string => `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`;

export function ListView(props: Props) {
  const { desk, question, list } = props;
  const places = placesOf(list, desk.version.content);
  if (places.length === 0) return <p class="govuk-body">Please name the purposes first.</p>;
  return (
    <>
      {places.map(({ title, ...where }) => {
        const rows = rowsOf(list, desk.version.content, where, desk.urns).filter(
          (row) => question !== 'offers-and-needs' || isStray(desk, row),
        );
        if (rows.length === 0 && list.tells === 'urn') return null;
        const heading = title ?? (list.grows ? list.title : undefined);
        return (
          <>
            {heading && <h2 class="govuk-heading-m">{heading}</h2>}
            <Entries {...props} rows={rows} />
            {list.grows && (
              <ButtonGroup>
                <Button kind="secondary" href={desk.place.entry(question, addressOfNew(list, where.inside))}>
                  Add {oneOf(list)}
                  {title && <span class="govuk-visually-hidden"> for {title}</span>}
                </Button>
              </ButtonGroup>
            )}
          </>
        );
      })}
    </>
  );
}

function Entries({ desk, question, list, rows }: Props & { rows: readonly Row[] }) {
  if (rows.length > 0) return <SummaryList rows={rows.map((row) => summaryOf(desk, question, row))} />;
  if (list.tells === 'id' && !list.grows) return <p class="govuk-body">Please name the purposes first.</p>;
  return <p class="govuk-body">Nothing yet.</p>;
}

/** A school that has left the partnership, or stands there twice: its entry can only be removed. */
const isStray = ({ urns }: Desk, { spot, entry, address }: Row): boolean =>
  spot.list.tells === 'urn' && (!urns.includes(String(entry.urn)) || address.includes('~'));

const summaryOf = (desk: Desk, question: QuestionId, row: Row): SummaryRow => {
  const { address, entry, spot } = row;
  const title = entryTitle(entry, desk.nameOf);
  const lines = linesOf(spot.list, entry, desk);
  const path = desk.place.entry(question, address);
  const stray = isStray(desk, row);
  const remove: SummaryAction = { href: `${path}/remove`, text: 'Remove', hidden: title };
  return {
    key: title,
    value: <Lines lines={lines} />,
    actions: [
      ...(stray
        ? []
        : [{ href: path, text: lines.length === 0 && !spot.list.grows ? 'Answer' : 'Change', hidden: title }]),
      ...(spot.list.grows || stray ? [remove] : []),
    ],
  };
};

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <>Not answered yet</>;
  const [only, second] = lines;
  if (second === undefined) return <>{only}</>;
  return (
    <ul class="govuk-list">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
