/** An activity is stopped today (DOMAIN R44), for example after a safeguarding concern. Everybody concerned hears at once. */
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { saltedDigest } from '../records/digest.ts';
import { people, proposals, proposalVersions, suspensions, versionId } from '../records/kinds.ts';

export type SuspendInput = {
  readonly partnership: string;
  readonly by: string;
  readonly activity: string;
  /** In words that name no child. */
  readonly reason: string;
};
export type SuspendRefusal = 'not-allowed' | 'unknown-activity' | 'already-suspended';

export const suspendActivity = (
  outside: Outside,
  input: SuspendInput,
): Promise<Result<{ suspension: string }, SuspendRefusal>> =>
  asUseCase('suspend-activity', outside, input, async (tx, partnership) => {
    const proposal = await tx.readNeeded(proposals, partnership.proposal ?? '');
    // As signed: a version that is being written changes nothing that goes on today.
    const version = partnership.mou?.version ?? proposal.version;
    const { content } = await tx.readNeeded(proposalVersions, versionId(proposal.id, version));
    const activity = content.activities.find((one) => one.id === input.activity);
    if (!activity) return refuse('unknown-activity');
    const earlier = await tx.list(suspensions, `${activity.id}#`);
    if (earlier.some((one) => one.restartedOn === undefined)) return refuse('already-suspended');
    const id = `${activity.id}#${earlier.length + 1}`;
    tx.write(suspensions, id, {
      id,
      activity: activity.id,
      title: activity.title,
      since: londonDate(tx.now),
      by: input.by,
      reason: input.reason,
      asked: 0,
    });
    const salt = (await tx.read(people, input.by))?.salt ?? '';
    tx.event('activity-suspended', input.by, { activity: activity.id, words: saltedDigest(salt, input.reason) });
    const { lead, deputyLead, chair, progressChaser } = partnership.roles;
    const schools = activeSchools(partnership).flatMap((school) => [school.head, school.lead]);
    tell(tx, 'activity-suspended', [lead, deputyLead, chair, progressChaser, activity.safeguardingLead, ...schools], {
      details: { suspension: id, path: '/activities' },
    });
    return accept({ suspension: id });
  });
