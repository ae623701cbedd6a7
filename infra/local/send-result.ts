/** Sends a gateway result over node:http, compressed where that helps. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type Encoding = 'br' | 'gzip';

/** Below this a compressed page saves no packet. */
const worthCompressing = 1400;
const compressible = /^(text\/|application\/(json|xml|javascript)|image\/svg)/;

/** What the client takes of these. */
export const encodingsFor = (request: IncomingMessage): ReadonlySet<string | undefined> =>
  new Set(
    String(request.headers['accept-encoding'] ?? '')
      .split(',')
      .map((offer) => offer.trim().toLowerCase())
      .filter((offer) => !/;\s*q=0(\.0*)?$/.test(offer))
      .map((offer) => offer.split(';')[0]),
  );

/** For what is compressed once and sent often: as small as it gets. */
export const compressWell = (bytes: Buffer, encoding: Encoding): Buffer =>
  encoding === 'br'
    ? brotliCompressSync(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } })
    : gzipSync(bytes, { level: 9 });

/**
 * A page is made for one person and compressed for one answer: gzip at this level takes a twentieth of a millisecond,
 * which is less than it takes to hand it to another thread and back.
 */
const compressPage = (bytes: Buffer): Buffer => gzipSync(bytes, { level: 3 });

const bytesOf = ({ body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

/** Refusals are sent as they are, so that all of one kind have one size. */
const shouldCompress = ({ statusCode, headers = {} }: APIGatewayProxyStructuredResultV2, bytes: Buffer): boolean =>
  statusCode === 200 && bytes.length >= worthCompressing && compressible.test(String(headers['content-type'] ?? ''));

export const sendResult = (
  request: IncomingMessage,
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2,
): void => {
  const plain = bytesOf(result);
  const mayCompress = shouldCompress(result, plain);
  const compressed = mayCompress && encodingsFor(request).has('gzip');
  const bytes = compressed ? compressPage(plain) : plain;
  response.statusCode = result.statusCode ?? 200;
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies);
  if (mayCompress) response.setHeader('vary', 'accept-encoding');
  if (compressed) response.setHeader('content-encoding', 'gzip');
  // A HEAD is answered without its body, so we do not say how long that would be.
  if (request.method !== 'HEAD') response.setHeader('content-length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
};
