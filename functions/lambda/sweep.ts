/**
 * Every morning at 07:00 in London: everything that a date has come for; then, for whoever runs this, how it stands. Whoever
 * calls it by hand is answered with what it did.
 */
import { withRequestId } from '../adapters/aws/log.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { dailySweep, type Swept } from '../asking/daily-sweep.ts';
import { howItStands } from '../asking/how-it-stands.ts';

const ready = begun(createOutside);

export const handler = withRequestId(async (): Promise<Swept> => {
  const outside = await ready();
  const swept = await dailySweep(outside);
  outside.log('info', 'how-it-stands', await howItStands(outside));
  // Then this function is called again, which does only what was not done.
  if (swept.failed > 0) throw new Error(`${swept.failed} due things failed`);
  return swept;
});
