/** What stands in for the network below a client of a service: it keeps what was sent, and answers in turn. */
import { Readable } from 'node:stream';

type Sent = {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};
export type Answer = {
  readonly status: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
};

/** After the last answer, the last again. */
export const answeringClient = (...answers: readonly Answer[]) => {
  const asked: Sent[] = [];
  const handle = async (request: Sent) => {
    asked.push({ ...request, body: Buffer.from(request.body ?? '').toString() });
    const { status, body = '', headers = {} } = answers[Math.min(asked.length, answers.length) - 1] ?? { status: 500 };
    const response = { statusCode: status, headers, body: Readable.from([Buffer.from(body)]) };
    return { response };
  };
  return { asked, requestHandler: { handle, updateHttpClientConfig: () => undefined, httpHandlerConfigs: () => ({}) } };
};
