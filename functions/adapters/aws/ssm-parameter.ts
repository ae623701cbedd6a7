/**
 * Reads one SecureString of the Parameter Store. One signed request instead of the service's client: that would be a
 * seventh of every bundle, for a single call at the start of a process. The signing is the one inside the other clients.
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { environmentCredentials } from './environment-credentials.ts';

export class ParameterUnreadable extends Error {
  constructor(name: string, because: string) {
    super(`${name} cannot be read: ${because}`);
    this.name = 'ParameterUnreadable';
  }
}

/** SHA-256 in the shape that the signer asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(content: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(content));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

const bytesOf = (content: string | ArrayBuffer | ArrayBufferView): Uint8Array => {
  if (typeof content === 'string') return Buffer.from(content);
  return ArrayBuffer.isView(content)
    ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
    : new Uint8Array(content);
};

const Found = z.object({ Parameter: z.object({ Value: z.string() }) });
const Refused = z.object({ __type: z.string() });

const endpointOf = (region: string): URL =>
  new URL(process.env.AWS_ENDPOINT_URL_SSM ?? process.env.AWS_ENDPOINT_URL ?? `https://ssm.${region}.amazonaws.com`);

type Needs = { readonly region: string; readonly send?: typeof fetch; readonly pauseMs?: number };

const mostTries = 4;
const timeLimitMs = 3000;

/** The value, decrypted. Throws ParameterUnreadable; tries four times where the service is busy or away. */
export const readParameter = async (name: string, { region, send = fetch, pauseMs = 100 }: Needs): Promise<string> => {
  const url = endpointOf(region);
  const signer = new SignatureV4({ service: 'ssm', region, credentials: environmentCredentials, sha256: Sha256 });
  let because = '';
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** tries));
    const { headers, body } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonSSM.GetParameter',
      },
      body: JSON.stringify({ Name: name, WithDecryption: true }),
    });
    const { host: _, ...sent } = headers;
    try {
      const answer = await send(url, { method: 'POST', headers: sent, body, signal: AbortSignal.timeout(timeLimitMs) });
      const said: unknown = await answer.json();
      if (answer.ok) return Found.parse(said).Parameter.Value;
      because = Refused.safeParse(said).data?.__type ?? String(answer.status);
      if (answer.status < 500 && !/Throttl/.test(because)) break;
    } catch (error) {
      because = error instanceof Error ? error.name : 'unreachable';
    }
  }
  throw new ParameterUnreadable(name, because);
};
