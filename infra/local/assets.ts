/** The files that every page asks for, from memory: the stylesheet and the icon, each under a name with its hash. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { splitTarget } from './gateway-event.ts';
import { compressWell, type Encoding, encodingsFor } from './send-result.ts';

export type Asset = { readonly name: string; readonly contentType: string; readonly content: string };

type Kept = {
  readonly asset: Asset;
  readonly hash: string;
  readonly plain: Buffer;
  readonly encoded: Map<Encoding, Buffer>;
};

export type Assets = {
  /** The address of an asset, with its hash: `/assets/app.css?v=1a2b3c4d5e6f`. */
  address(name: string): string;
  /** Answers if the path is one of the assets. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
};

const oneYear = 'public, max-age=31536000, immutable';

const encodedFor = (kept: Kept, encoding: Encoding): Buffer => {
  const bytes = kept.encoded.get(encoding) ?? compressWell(kept.plain, encoding);
  kept.encoded.set(encoding, bytes);
  return bytes;
};

const keep = (asset: Asset): Kept => {
  const plain = Buffer.from(asset.content);
  return { asset, plain, hash: createHash('sha256').update(plain).digest('hex').slice(0, 12), encoded: new Map() };
};

export const createAssets = (assets: readonly Asset[]): Assets => {
  const byPath = new Map(assets.map((asset) => [`/assets/${asset.name}`, keep(asset)]));
  return {
    address: (name) => {
      const path = `/assets/${name}`;
      const kept = byPath.get(path);
      if (!kept) throw new Error(`there is no asset ${name}`);
      return `${path}?v=${kept.hash}`;
    },
    serve: (request, response) => {
      const { path, query } = splitTarget(request.url ?? '');
      const kept = byPath.get(path);
      if (!kept || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
      const encodings = encodingsFor(request);
      const encoding = (['br', 'gzip'] as const).find((each) => encodings.has(each));
      const bytes = encoding ? encodedFor(kept, encoding) : kept.plain;
      response.writeHead(200, {
        'content-type': kept.asset.contentType,
        'content-length': bytes.length,
        'cache-control': query === `v=${kept.hash}` ? oneYear : 'no-cache',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(encoding && { 'content-encoding': encoding }),
      });
      response.end(request.method === 'HEAD' ? undefined : bytes);
      return true;
    },
  };
};
