/** Remembers what was asked of a partnership by CloudFormation, so that what comes late or from elsewhere does nothing. */
import {
  comesLate,
  type Deploy,
  isForeign,
  noDeploys,
  type Remembered,
  withRequest,
  withStack,
} from '../domain/partnership/deploys.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { type AppliedFile, appliedFiles } from './applied-file.ts';

const rememberedIn = (applied: AppliedFile | undefined): Remembered => applied?.deploys ?? noDeploys;

const remember = (tx: Work, applied: AppliedFile | undefined, deploys: Remembered): void => {
  if (deploys !== applied?.deploys) tx.write(appliedFiles, theOne, { ...applied, deploys });
};

/** `late`: something else was asked since. `foreign`: another stack applies this partnership's file. Else it is noted. */
export const beginDeploy = (
  outside: Outside,
  partnership: string,
  deploy: Deploy,
): Promise<'go-on' | 'late' | 'foreign'> =>
  work(outside, partnership, async (tx) => {
    if (!(await tx.read(partnerships, theOne))) return 'go-on';
    const applied = await tx.read(appliedFiles, theOne);
    const before = rememberedIn(applied);
    if (comesLate(before, deploy)) return 'late';
    remember(tx, applied, withRequest(before, deploy));
    return isForeign(before, deploy) ? 'foreign' : 'go-on';
  });

/** This stack has applied the file: from now on it alone may put the partnership away. */
export const endDeploy = (outside: Outside, partnership: string, deploy: Deploy): Promise<void> =>
  work(outside, partnership, async (tx) => {
    const applied = await tx.read(appliedFiles, theOne);
    const before = rememberedIn(applied);
    if (comesLate(before, deploy)) return;
    const after = withRequest(before, deploy);
    remember(tx, applied, after.stack === deploy.stack ? after : withStack(after, deploy));
  });
