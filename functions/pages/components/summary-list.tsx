import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

/** `hidden` completes the words for people who listen: Change … "the date of the meeting". */
export type SummaryAction = { href: string; text: ComponentChildren; hidden?: string | undefined };

export type SummaryRow = {
  key: ComponentChildren;
  value: ComponentChildren;
  actions?: readonly SummaryAction[] | undefined;
  noBorder?: boolean | undefined;
};

export type SummaryListProps = {
  rows: readonly SummaryRow[];
  noBorder?: boolean | undefined;
  /** Draws a box with this title around the list; the title is added to each action for people who listen. */
  card?: { title: ComponentChildren; actions?: readonly SummaryAction[] | undefined } | undefined;
};

/**
 * Questions and answers to check.
 * `<SummaryList rows={[{ key: 'Date', value: '14 January 2027',
 *  actions: [{ href: '/date', text: 'Change', hidden: 'the date of the meeting' }] }]} />`
 */
export function SummaryList({ rows, noBorder, card }: SummaryListProps) {
  const anyActions = rows.some((row) => row.actions?.length);
  const list = (
    <dl class={classes('govuk-summary-list', noBorder && 'govuk-summary-list--no-border')}>
      {rows.map((row) => (
        <Row row={row} anyActions={anyActions} cardTitle={card?.title} />
      ))}
    </dl>
  );
  if (!card) return list;
  return (
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <h2 class="govuk-summary-card__title">{card.title}</h2>
        <CardActions actions={card.actions ?? []} cardTitle={card.title} />
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  );
}

function Row(props: { row: SummaryRow; anyActions: boolean; cardTitle: ComponentChildren }) {
  const { row, anyActions, cardTitle } = props;
  const hasActions = Boolean(row.actions?.length);
  return (
    <div
      class={classes(
        'govuk-summary-list__row',
        anyActions && !hasActions && 'govuk-summary-list__row--no-actions',
        row.noBorder && 'govuk-summary-list__row--no-border',
      )}
    >
      <dt class="govuk-summary-list__key">{row.key}</dt>
      <dd class="govuk-summary-list__value">{row.value}</dd>
      {hasActions && (
        <dd class="govuk-summary-list__actions">
          <RowActions actions={row.actions ?? []} cardTitle={cardTitle} />
        </dd>
      )}
    </div>
  );
}

type ActionsProps = { actions: readonly SummaryAction[]; cardTitle: ComponentChildren };

function RowActions({ actions, cardTitle }: ActionsProps) {
  const [first, ...others] = actions;
  if (first && others.length === 0) return <ActionLink action={first} cardTitle={cardTitle} />;
  return (
    <ul class="govuk-summary-list__actions-list">
      {actions.map((action) => (
        <li class="govuk-summary-list__actions-list-item">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function CardActions({ actions, cardTitle }: ActionsProps) {
  const [first, ...others] = actions;
  if (!first) return null;
  if (others.length === 0) {
    return (
      <div class="govuk-summary-card__actions">
        <ActionLink action={first} cardTitle={cardTitle} />
      </div>
    );
  }
  return (
    <ul class="govuk-summary-card__actions">
      {actions.map((action) => (
        <li class="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ComponentChildren }) {
  const { href, text, hidden } = action;
  return (
    <a class="govuk-link" href={href}>
      {text}
      {(hidden || cardTitle) && (
        <span class="govuk-visually-hidden">
          {hidden && ` ${hidden}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}
