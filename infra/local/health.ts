/** `/healthz`: whether this process answers and can read its data. For whatever watches over it. */
import type { Beside } from './server.ts';
import type { Wired } from './wire.ts';

export const health =
  ({ outside }: Pick<Wired, 'outside'>): Beside =>
  async (request, _body, response) => {
    if (request.url !== '/healthz' || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const well = await outside.store.get({ partition: 'local', sort: 'daily-sweep' }).then(
      () => true,
      () => false,
    );
    response.writeHead(well ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : well ? 'ok\n' : 'cannot read the data\n');
    return true;
  };
