/** The activities of the plan, with whether each is stopped and what the heads have said about starting again. */
import { requestId } from '../domain/asking/kinds.ts';
import type { Request } from '../domain/asking/request.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Activity } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { requests, type Suspension, suspensions } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';
import { readPlanOfYear } from '../records/reviews.ts';

export type ActivityNow = {
  readonly activity: Activity;
  /** Set while it is stopped. */
  readonly stopped?: { readonly suspension: Suspension; readonly asked?: Request };
};

const readSuspensions = (outside: Outside, partnership: string): Promise<Suspension[]> =>
  readEvery(outside.store, suspensions, partnership);

const readAsked = async (outside: Outside, partnership: string, { id, asked }: Suspension) => {
  if (asked === 0) return undefined;
  const request = requestId({ kind: 'restart-activity', about: { kind: 'activity', id, version: asked } });
  const item = await outside.store.get(requests.key(partnership, request));
  return item && decode(requests, item);
};

/** In the order of the plan. */
export const readActivities = async (outside: Outside, partnership: Partnership): Promise<ActivityNow[]> => {
  const [content, all] = await Promise.all([
    readPlanOfYear(outside, partnership, partnership.year),
    readSuspensions(outside, partnership.id),
  ]);
  return Promise.all(
    (content?.activities ?? []).map(async (activity): Promise<ActivityNow> => {
      const suspension = all.find((one) => one.activity === activity.id && one.restartedOn === undefined);
      if (!suspension) return { activity };
      const asked = await readAsked(outside, partnership.id, suspension);
      return { activity, stopped: { suspension, ...(asked && { asked }) } };
    }),
  );
};

/** The one with this id; nothing for what is not in the plan. */
export const readActivity = async (
  outside: Outside,
  partnership: Partnership,
  id: string | undefined,
): Promise<ActivityNow | undefined> =>
  (await readActivities(outside, partnership)).find(({ activity }) => activity.id === id);
