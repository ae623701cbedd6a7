/** Every morning at 07:00 in London: everything that a date has come for. */
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { dailySweep } from '../asking/daily-sweep.ts';

const outside = begun(createOutside);

export const handler = async (): Promise<unknown> => dailySweep(await outside());
