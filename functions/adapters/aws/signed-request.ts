/**
 * One signed request to a service for which we carry no client: a client would be a seventh of every bundle, for a call
 * or two. The signing is the one inside the other clients.
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { environmentCredentials } from './environment-credentials.ts';

const bytesOf = (content: string | ArrayBuffer | ArrayBufferView): Uint8Array => {
  if (typeof content === 'string') return Buffer.from(content);
  return ArrayBuffer.isView(content)
    ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
    : new Uint8Array(content);
};

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

export type Called = {
  readonly service: 'ssm' | 's3' | 'lambda' | 'sms-voice';
  readonly region: string;
  readonly url: URL;
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly timeLimitMs: number;
  readonly send?: typeof fetch;
};

/** Where a service answers: an emulator has one address for all. */
export const endpointOf = (service: Called['service'], region: string): URL =>
  new URL(
    process.env[`AWS_ENDPOINT_URL_${service.toUpperCase().replace('-', '_')}`] ??
      process.env.AWS_ENDPOINT_URL ??
      `https://${service}.${region}.amazonaws.com`,
  );

/** Throws as fetch does, when the service cannot be reached or takes too long. Paths must need no escaping. */
export const signedRequest = async ({ service, region, url, method, ...called }: Called): Promise<Response> => {
  const signer = new SignatureV4({
    service,
    region,
    credentials: environmentCredentials,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
  const { headers, body } = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, ...called.headers },
    ...(called.body !== undefined && { body: called.body }),
  });
  const { host: _, ...sent } = headers;
  const send = called.send ?? fetch;
  return send(url, { method, headers: sent, body, signal: AbortSignal.timeout(called.timeLimitMs) });
};
