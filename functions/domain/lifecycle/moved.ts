/** A state that was reached by the table of transitions: it cannot be written down by hand. */
import * as z from 'zod';

export const isMoved = <const S extends readonly [string, ...string[]]>(states: S) => z.enum(states).brand<'moved'>();
export type Moved<S extends string> = S & z.$brand<'moved'>;
