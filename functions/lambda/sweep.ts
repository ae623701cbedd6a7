/** Every morning at 07:00 in London: everything that a date has come for; then, for whoever runs this, how it stands. */
import { withRequestId } from '../adapters/aws/log.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { dailySweep } from '../asking/daily-sweep.ts';
import { howItStands } from '../asking/how-it-stands.ts';

const ready = begun(createOutside);

export const handler = withRequestId(async (): Promise<void> => {
  const outside = await ready();
  const { failed } = await dailySweep(outside);
  outside.log('info', 'how-it-stands', await howItStands(outside));
  // Then this function is called again, which does only what was not done.
  if (failed > 0) throw new Error(`${failed} due things failed`);
});
