/** A door of any routes, served over real HTTP on a free port. */
import type { AddressInfo } from 'node:net';
import type { Outside } from '../../functions/ports.ts';
import { createDoor } from '../../functions/web/door.ts';
import { problemResult } from '../../functions/web/problem-result.ts';
import type { Routes } from '../../functions/web/route-group.ts';
import { createAssets } from '../../infra/local/assets.ts';
import { createCourtesy } from '../../infra/local/courtesy.ts';
import { createLocalServer, type Served } from '../../infra/local/server.ts';

export type ServedDoor = {
  readonly url: string;
  readonly port: number;
  /** The stylesheet's address, with its hash. */
  readonly stylesheet: string;
  stop(): Promise<void>;
};

export const serve = async (routes: Routes, outside: Outside, more: Partial<Served> = {}): Promise<ServedDoor> => {
  const served: Served = {
    door: createDoor(routes, outside),
    assets: createAssets([
      { name: 'app.css', contentType: 'text/css; charset=utf-8', content: 'body{color:#123}'.repeat(200) },
    ]),
    problem: (name, said) => problemResult(outside, name, said),
    beside: [],
    proxies: 0,
    courtesy: createCourtesy(),
    ...more,
  };
  const server = createLocalServer(Promise.resolve(served));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stylesheet: served.assets.address('app.css'),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
