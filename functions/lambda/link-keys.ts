/** Makes the keys behind links on the first deploy. They stay when the platform is removed. */
import { SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { clientDefaults } from '../adapters/aws/clients.ts';
import { customResource } from '../adapters/aws/custom-resource.ts';
import { makeLinkKeys } from '../adapters/aws/link-keys-parameter.ts';

const id = 'link-keys';
const Properties = z.object({ Parameter: z.string().min(1), Key: z.string().min(1).optional() });

export const handler = customResource(
  () => id,
  async ({ RequestType, ResourceProperties }) => {
    if (RequestType === 'Delete') return { ok: true, id };
    const { Parameter, Key } = Properties.parse(ResourceProperties);
    const facts = { keys: await makeLinkKeys(new SSMClient(clientDefaults()), Parameter, Key) };
    return { ok: true, id, facts };
  },
);
