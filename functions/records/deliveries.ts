/** That a mail about a request reached its recipient's mail server: part of what a signature rests on (DOMAIN section 4). */
import * as z from 'zod';
import type { RecordKind } from './kind.ts';

export const Delivery = z.object({ request: z.string(), person: z.string(), at: z.string() });
export type Delivery = z.infer<typeof Delivery>;
/** Id: `<request>#<person>`. The first delivery counts. */
export const deliveries: RecordKind<typeof Delivery, 'delivery'> = {
  name: 'delivery',
  schema: Delivery,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `delivery#${id}` }),
};
export const deliveryId = (request: string, person: string): string => `${request}#${person}`;
