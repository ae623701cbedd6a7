/**
 * How one partnership stands, as an adviser of its network may see it: stage, dates, who is asked, signs of waning, an
 * agreement that ends. Never figures, votes or questions: they do not come in here.
 */
import { type Request, stillAsked } from '../asking/request.ts';
import { daysBetween } from '../calendar.ts';
import type { Stage } from '../lifecycle/states.ts';
import { partsIn } from '../partnership/part-words.ts';
import type { Partnership } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';
import type { HealthSignal } from './health-signals.ts';

export type NetworkLine = {
  readonly partnership: string;
  readonly name: string;
  readonly stage: Stage;
  /** Whoever has been asked and not answered, by their part, and since when it is late. */
  readonly waiting: readonly { readonly who: string; readonly dueOn: PlainDate; readonly late: boolean }[];
  readonly signs: readonly string[];
  readonly endsOn?: PlainDate;
  /** Within so many days that a renewal must begin now. */
  readonly endsSoon: boolean;
};

const soonDays = 120;
/** More would fill the page: the longest wait first. */
const mostNamed = 3;

type Facts = {
  readonly partnership: Partnership;
  readonly open: readonly Request[];
  readonly signals: readonly HealthSignal[];
  readonly today: PlainDate;
};

const waitingIn = ({ partnership, open, today }: Facts): NetworkLine['waiting'] =>
  open
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
    .flatMap((request) => {
      const [first] = stillAsked(request);
      const who = first && partsIn(partnership, first.person)[0];
      return who === undefined ? [] : [{ who, dueOn: request.dueOn, late: request.dueOn < today }];
    })
    .slice(0, mostNamed);

export const networkLine = (facts: Facts): NetworkLine => {
  const { partnership, signals, today } = facts;
  const { id, name, stage, mou } = partnership;
  const endsOn = stage === 'ended' || stage === 'withdrawn' ? undefined : mou?.until;
  return {
    partnership: id,
    name,
    stage,
    waiting: waitingIn(facts),
    signs: signals.map(({ words }) => words),
    ...(endsOn !== undefined && { endsOn }),
    endsSoon: endsOn !== undefined && daysBetween(today, endsOn) <= soonDays,
  };
};

/** First where something wanes, then where the agreement ends soon, then where somebody is late; then by name. */
export const byNeed = (lines: readonly NetworkLine[]): NetworkLine[] => {
  const rank = ({ signs, endsSoon, waiting }: NetworkLine): number => {
    if (signs.length > 0) return 0;
    if (endsSoon) return 1;
    return waiting.some(({ late }) => late) ? 2 : 3;
  };
  return lines.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
};
