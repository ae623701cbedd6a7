/** The emulator answers for an API under its host name; this listens on a port, and puts the name on. */
import { createServer, request } from 'node:http';

export type Gateway = { readonly url: string; close(): void };

export const openGateway = (endpoint: string, apiId: string): Promise<Gateway> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(endpoint);
    const server = createServer((incoming, outgoing) => {
      const { method, url: path, headers } = incoming;
      const host = `${apiId}.execute-api.localhost`;
      const onward = request({ hostname, port, path, method, headers: { ...headers, host } }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const own = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${own}`, close: () => server.close() });
    });
  });
