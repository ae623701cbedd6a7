import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type TagColour = 'grey' | 'blue' | 'teal' | 'green' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

/** A state in a word or two; the colour never says it alone. `<Tag colour="green">Agreed</Tag>` */
export function Tag({ colour, children }: { colour?: TagColour | undefined; children?: ComponentChildren }) {
  return <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`)}>{children}</strong>;
}
