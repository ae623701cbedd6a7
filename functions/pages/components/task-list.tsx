import type { ComponentChildren } from 'preact';
import { classes, ids } from './classes.ts';

export type Task = {
  title: ComponentChildren;
  /** Without it the task cannot be opened yet. */
  href?: string | undefined;
  hint?: ComponentChildren;
  /** Text when it is done, a `Tag` when somebody has to act. */
  status: ComponentChildren;
  cannotStartYet?: boolean | undefined;
  class?: string | undefined;
};

export type TaskListProps = {
  items: readonly (Task | null | false | undefined)[];
  /** Needed when a page has two lists. */
  id?: string | undefined;
};

/**
 * What there is to do, and how far each thing is.
 * `<TaskList items={[{ title: 'Values', href: '/q1', status: 'Done' }, { title: 'Money', href: '/q7', status: <Tag>To do</Tag> }]} />`
 */
export function TaskList({ items, id = 'task-list' }: TaskListProps) {
  return (
    <ul class="govuk-task-list">
      {items.map((task, index) => task && <TaskItem task={task} id={`${id}-${index + 1}`} />)}
    </ul>
  );
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const { title, href, hint, status, cannotStartYet } = task;
  return (
    <li class={classes('govuk-task-list__item', href && 'govuk-task-list__item--with-link', task.class)}>
      <div class="govuk-task-list__name-and-hint">
        {href ? (
          <a
            class="govuk-link govuk-task-list__link"
            href={href}
            aria-describedby={ids(hint && `${id}-hint`, `${id}-status`)}
          >
            {title}
          </a>
        ) : (
          <div>{title}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div
        class={classes('govuk-task-list__status', cannotStartYet && 'govuk-task-list__status--cannot-start-yet')}
        id={`${id}-status`}
      >
        {status}
      </div>
    </li>
  );
}
