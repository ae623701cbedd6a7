/** One client's connection, kept open like a browser's, with as little of its own as can be: it shares the machine. */
import { Agent, request } from 'node:http';

export type Answered = { readonly status: number; readonly body: string };

export type Connection = {
  get(path: string): Promise<Answered>;
  /** Posts a form as a browser does from our own page, which sends no referrer. */
  post(path: string, form: string): Promise<Answered>;
  close(): void;
};

const asBrowser = {
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
};

const ownForm = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'null',
  'sec-fetch-site': 'same-origin',
};

export const connectTo = (url: string): Connection => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const send = (method: string, path: string, headers: Record<string, string | number>, body?: string) =>
    new Promise<Answered>((resolve, reject) => {
      const sent = request(new URL(path, url), { method, agent, headers }, (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    // The client reads pages as text, so it asks for them plain.
    get: (path) => send('GET', path, { 'user-agent': asBrowser['user-agent'] }),
    post: (path, form) =>
      send('POST', path, { ...asBrowser, ...ownForm, 'content-length': Buffer.byteLength(form) }, form),
    close: () => agent.destroy(),
  };
};
