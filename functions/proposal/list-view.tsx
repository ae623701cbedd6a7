/** The entries of a list on the page of its question, each with a way to change it. */
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { type SummaryAction, SummaryList, type SummaryRow } from '../pages/components/summary-list.tsx';
import { entryTitle, linesOf } from './forms/in-words.ts';
import type { List } from './forms/list.ts';
import { addressOfNew, pathsOf, type Row, rowsOf } from './forms/list-entry.ts';
import type { ProposalContext } from './proposal-context.ts';

type Props = { readonly context: ProposalContext; readonly question: QuestionId; readonly list: List };

/** "an aim", "a meeting" */
export const oneOf = ({ one }: List): string => `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`;

export function ListView(props: Props) {
  const { context, question, list } = props;
  const places = pathsOf(list, context.version.content);
  if (places.length === 0) return <p class="govuk-body">Please name the purposes first.</p>;
  return (
    <>
      {places.map(({ title, ...where }) => {
        const rows = rowsOf(list, context.version.content, where, context.urns).filter(
          (row) => question !== 'offers-and-needs' || isStray(context, row),
        );
        if (rows.length === 0 && list.tells === 'urn') return null;
        const heading = title ?? (list.grows ? list.title : undefined);
        return (
          <>
            {heading && <h2 class="govuk-heading-m">{heading}</h2>}
            <Entries {...props} rows={rows} />
            {list.grows && (
              <ButtonGroup>
                <Button kind="secondary" href={context.frame.entry(question, addressOfNew(list, where.inside))}>
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

function Entries({ context, question, list, rows }: Props & { rows: readonly Row[] }) {
  if (rows.length > 0) return <SummaryList rows={rows.map((row) => summaryOf(context, question, row))} />;
  if (list.tells === 'id' && !list.grows) return <p class="govuk-body">Please name the purposes first.</p>;
  return <p class="govuk-body">Nothing yet.</p>;
}

/** A school that has left the partnership, or stands there twice: its entry can only be removed. */
const isStray = ({ urns }: ProposalContext, { listEntry, entry, address }: Row): boolean =>
  listEntry.list.tells === 'urn' && (!urns.includes(String(entry.urn)) || address.includes('~'));

const summaryOf = (context: ProposalContext, question: QuestionId, row: Row): SummaryRow => {
  const { address, entry, listEntry } = row;
  const title = entryTitle(entry, context.nameOf);
  const lines = linesOf(listEntry.list, entry, context);
  const path = context.frame.entry(question, address);
  const stray = isStray(context, row);
  const remove: SummaryAction = { href: `${path}/remove`, text: 'Remove', hidden: title };
  return {
    key: title,
    value: <Lines lines={lines} />,
    actions: [
      ...(stray
        ? []
        : [{ href: path, text: lines.length === 0 && !listEntry.list.grows ? 'Answer' : 'Change', hidden: title }]),
      ...(listEntry.list.grows || stray ? [remove] : []),
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
