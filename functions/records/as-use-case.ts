/** A use case of somebody who must be allowed it: the partnership is read, they may or may not, and only then it runs. */
import type { Partnership } from '../domain/partnership/partnership.ts';
import { type Action, may } from '../domain/permissions.ts';
import { type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from './kinds.ts';
import { type Work, work } from './work.ts';

/** Which partnership, and who asks: a person's id. */
export type Asked = { readonly partnership: string; readonly by: string };

/**
 * Runs the use case in one commit, with the partnership as that commit found it. Refuses `not-allowed` to whoever may not,
 * before anything else is read.
 */
export const asUseCase = <T, R extends string>(
  action: Action,
  outside: Outside,
  { partnership: id, by }: Asked,
  useCase: (tx: Work, partnership: Partnership) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'not-allowed'>> =>
  work(outside, id, async (tx): Promise<Result<T, R | 'not-allowed'>> => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    return may(partnership, by, action) ? useCase(tx, partnership) : refuse('not-allowed');
  });
