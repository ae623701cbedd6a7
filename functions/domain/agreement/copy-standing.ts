/** How a sealed document that somebody holds a copy of stands today. */
import type { Partnership } from '../partnership/partnership.ts';
import type { PlainDate } from '../words.ts';

export type CopyStanding =
  /** Signed by all, and what holds today. */
  | 'in-force'
  /** Signed by all, but another version has taken its place. */
  | 'replaced'
  /** Signed by all, and its time is over. */
  | 'ended'
  /** Not everybody has signed it yet. */
  | 'being-signed'
  /** It was never signed by all, and will not be. */
  | 'stopped';

type Sealed = {
  readonly document: 'mou' | 'data-agreement';
  readonly seal: string;
  readonly completeAt?: string | undefined;
  readonly stoppedAt?: string | undefined;
};

export const standingOfCopy = (
  partnership: Pick<Partnership, 'mou' | 'dataAgreement' | 'stage'>,
  { document, seal, completeAt, stoppedAt }: Sealed,
  today: PlainDate,
): CopyStanding => {
  const now = document === 'mou' ? partnership.mou : partnership.dataAgreement;
  const isNow = now?.seal === seal;
  if (!completeAt) return stoppedAt || !isNow ? 'stopped' : 'being-signed';
  if (partnership.stage === 'ended' || now === undefined) return 'ended';
  const until = partnership.mou?.until;
  if (isNow) return until !== undefined && until < today ? 'ended' : 'in-force';
  // A newer version takes its place only once that is signed by all.
  return now.signedOn === undefined ? 'in-force' : 'replaced';
};
