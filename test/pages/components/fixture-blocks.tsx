import type { VNode } from 'preact';
import { BackLink } from '../../../functions/pages/components/back-link.tsx';
import { Breadcrumbs } from '../../../functions/pages/components/breadcrumbs.tsx';
import { Button } from '../../../functions/pages/components/button.tsx';
import { Details } from '../../../functions/pages/components/details.tsx';
import { ErrorSummary } from '../../../functions/pages/components/error-summary.tsx';
import { InsetText } from '../../../functions/pages/components/inset-text.tsx';
import { NotificationBanner } from '../../../functions/pages/components/notification-banner.tsx';
import { type PageNumber, Pagination, type PaginationLink } from '../../../functions/pages/components/pagination.tsx';
import { InterruptionPanel, Panel } from '../../../functions/pages/components/panel.tsx';
import { SkipLink } from '../../../functions/pages/components/skip-link.tsx';
import { type SummaryAction, SummaryList } from '../../../functions/pages/components/summary-list.tsx';
import { Table } from '../../../functions/pages/components/table.tsx';
import { Tag, type TagColour } from '../../../functions/pages/components/tag.tsx';
import { type Task, TaskList } from '../../../functions/pages/components/task-list.tsx';
import { WarningText } from '../../../functions/pages/components/warning-text.tsx';
import { has, size, words } from './fixture-words.ts';
import type { ActionOptions, CellOptions, ItemOptions, LinkOptions, Options, Words } from './govuk-fixtures.ts';

type RowOptions = { key: Words; value: Words; classes?: string; actions?: ActionOptions };

/** From the options of govuk-frontend's cases to our components, for what a page shows. */
export const BLOCKS: Readonly<Record<string, (options: Options) => VNode>> = {
  'back-link': (options) => <BackLink href="#" inverse={has(options, 'inverse')} />,
  'skip-link': (options) => (
    <SkipLink href={options.href ?? ''} class={options.classes}>
      {options.text}
    </SkipLink>
  ),
  breadcrumbs: (options) => (
    <Breadcrumbs
      items={itemsOf(options).map((item) => ({ text: item.text, href: item.href }))}
      collapses={options.collapseOnMobile}
      inverse={has(options, 'inverse')}
    />
  ),
  details: (options) => (
    <Details summary={options.summaryText} id={options.id} open={options.open}>
      {words(options)}
    </Details>
  ),
  'error-summary': (options) => (
    <ErrorSummary
      title={options.titleText}
      description={options.descriptionText}
      errors={options.errorList?.map(({ text, href }) => ({ text, field: href?.slice(1) }))}
    />
  ),
  'inset-text': (options) => <InsetText>{words(options)}</InsetText>,
  'warning-text': (options) => <WarningText>{words(options)}</WarningText>,
  'notification-banner': (options) => (
    <NotificationBanner kind={options.type === 'success' ? 'success' : undefined}>{words(options)}</NotificationBanner>
  ),
  panel: (options) => {
    const title = words({ ...(options.titleHtml ? { html: options.titleHtml } : { text: options.titleText ?? '' }) });
    if (!has(options, 'interruption')) return <Panel title={title}>{words(options)}</Panel>;
    return (
      <InterruptionPanel title={title} actions={options.actions?.items.map(panelAction)}>
        {words(options)}
      </InterruptionPanel>
    );
  },
  tag: (options) => tag(options),
  'task-list': (options) => <TaskList items={(options.items ?? []).map((item) => (item ? task(item) : null))} />,
  'summary-list': (options) => (
    <SummaryList
      rows={summaryRows(options).map((row) => ({
        key: words(row.key),
        value: words(row.value),
        actions: actions(row.actions),
        noBorder: has(row, 'no-border'),
      }))}
      noBorder={has(options, 'no-border')}
      card={options.card && { title: words(options.card.title), actions: actions(options.card.actions) }}
    />
  ),
  table: (options) => {
    const rows = tableRows(options);
    const columns = (options.head ?? rows[0] ?? []).map((cell) => ({
      head: options.head && cell.text,
      numeric: cell.format === 'numeric',
    }));
    return (
      <Table
        caption={options.caption}
        captionSize={size(options.captionClasses)}
        columns={columns}
        rows={rows.map((row) => row.map((cell) => cell.text))}
        firstCellIsHeader={options.firstCellIsHeader}
      />
    );
  },
  pagination: (options) => (
    <Pagination
      previous={arrow(options.previous)}
      next={arrow(options.next)}
      items={options.items && itemsOf(options).map(pageNumber)}
    />
  ),
};

function itemsOf(options: Options): ItemOptions[] {
  return (options.items ?? []).filter((item) => item !== null && item !== false && item !== '');
}

function tag({ text, classes }: { text?: string; classes?: string }): VNode {
  const colours: readonly TagColour[] = [
    'grey',
    'blue',
    'teal',
    'green',
    'purple',
    'magenta',
    'red',
    'orange',
    'yellow',
  ];
  return <Tag colour={colours.find((colour) => classes?.endsWith(`--${colour}`))}>{text}</Tag>;
}

function task(item: ItemOptions): Task {
  return {
    title: words(item.title),
    href: item.href,
    hint: words(item.hint),
    status: item.status?.tag ? tag(item.status.tag) : words(item.status),
    cannotStartYet: has(item.status ?? {}, 'cannot-start-yet'),
    class: item.classes,
  };
}

function panelAction(item: ItemOptions): VNode {
  if (item.href) {
    return (
      <a class="govuk-link govuk-link--inverse" href={item.href}>
        {item.text}
      </a>
    );
  }
  return (
    <Button kind="inverse" type={item.type} form={item.attributes?.form}>
      {item.text}
    </Button>
  );
}

function summaryRows({ rows }: Options): RowOptions[] {
  return Array.isArray(rows) ? rows : [];
}

function tableRows({ rows }: Options): CellOptions[][] {
  return Array.isArray(rows) ? rows : [];
}

function actions(given: ActionOptions | undefined): SummaryAction[] | undefined {
  return given?.items.map(({ href, text, visuallyHiddenText }) => ({ href, text, hidden: visuallyHiddenText }));
}

function arrow(link: LinkOptions | undefined): PaginationLink | undefined {
  return link && { href: link.href, text: link.text, label: link.labelText };
}

function pageNumber(item: ItemOptions): PageNumber | { ellipsis: true } {
  if (item.ellipsis) return { ellipsis: true };
  return { number: item.number ?? '', href: item.href ?? '', current: item.current };
}
