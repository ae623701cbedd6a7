/** Reads one SecureString of the Parameter Store, once at the start of a process. */
import { endpointOf, signedRequest } from './signed-request.ts';

export class ParameterUnreadable extends Error {
  constructor(name: string, because: string) {
    super(`${name} cannot be read: ${because}`);
    this.name = 'ParameterUnreadable';
  }
}

/** What the service says; anything may be missing. */
type Said = { readonly Parameter?: { readonly Value?: unknown }; readonly __type?: unknown };

type Needs = { readonly region: string; readonly send?: typeof fetch; readonly pauseMs?: number };

const mostTries = 4;
const timeLimitMs = 3000;

/** The value, decrypted. Throws ParameterUnreadable; tries four times where the service is busy or away. */
export const readParameter = async (name: string, { region, send = fetch, pauseMs = 100 }: Needs): Promise<string> => {
  const url = endpointOf('ssm', region);
  let because = '';
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** tries));
    try {
      const answer = await signedRequest({
        service: 'ssm',
        region,
        url,
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
        body: JSON.stringify({ Name: name, WithDecryption: true }),
        timeLimitMs,
        send,
      });
      const said = ((await answer.json()) ?? {}) as Said;
      const value = said.Parameter?.Value;
      if (answer.ok && typeof value === 'string') return value;
      because = typeof said.__type === 'string' ? said.__type : String(answer.status);
      if (answer.status < 500 && !/Throttl/.test(because)) break;
    } catch (error) {
      because = error instanceof Error ? error.name : 'unreachable';
    }
  }
  throw new ParameterUnreadable(name, because);
};
