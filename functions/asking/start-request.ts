/** Asks something outside a stage's own workflow: a collect-responses execution of its own, as an effect of this commit. */
import { type RequestSpec, requestId } from '../domain/asking/kinds.ts';
import { sha256 } from '../records/digest.ts';
import type { Work } from '../records/work.ts';

/** An execution's name: at most 80 characters, one for one request, so that a second start does nothing. */
const nameFor = (partnership: string, request: string): string =>
  `${partnership.slice(0, 40)}-ask-${sha256(`${partnership}/${request}`).slice(0, 24)}`;

export const startRequest = (tx: Work, spec: RequestSpec): void => {
  tx.effect({
    kind: 'start',
    workflow: 'collect-responses',
    name: nameFor(tx.partnership, requestId(spec)),
    input: { partnership: tx.partnership, request: spec },
  });
};
