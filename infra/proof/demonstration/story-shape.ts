/** What a story is: whose partnership, what its people do, and what it must come to. */
import type { PlainDate } from '../../../functions/domain/values.ts';
import type { RunningDemonstration } from './running-demonstration.ts';
import type { Standing } from './standing.ts';

export type Story = {
  /** Within `infra/partnerships`. */
  readonly file: string;
  /** The day on which it is counted how things stand. */
  readonly endsOn: PlainDate;
  /** What it must come to. */
  readonly comesTo: Partial<Standing>;
  readonly chapters: readonly ((running: RunningDemonstration) => Promise<void>)[];
};
