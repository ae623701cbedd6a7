/** The register, for a function that is told in which bucket it lies; nothing for any other. The client is loaded with the first look. */
import type { Outside } from '../../ports.ts';
import { readRegisterBucket } from './config.ts';
import { once } from './once.ts';

export const registerAsTold = (): Outside['schools'] => {
  const bucket = readRegisterBucket();
  if (bucket === undefined) return undefined;
  const look = once(async () => {
    const { registerClient, registerInBucket } = await import('./register-object.ts');
    return registerInBucket(registerClient(), bucket);
  });
  return async () => (await look())();
};
