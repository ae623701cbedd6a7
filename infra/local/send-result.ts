/** Sends a gateway result over node:http, compressed where that helps. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const compressors = {
  br: (bytes: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer): Promise<Buffer> => promisify(gzip)(bytes),
};
export type Encoding = keyof typeof compressors;

/** Below this a compressed page saves no packet. */
const worthCompressing = 1400;
const compressible = /^(text\/|application\/(json|xml|javascript)|image\/svg)/;

/** What the client takes, the better first. */
export const encodingFor = (request: IncomingMessage): Encoding | undefined => {
  const offered = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((offer) => offer.trim().toLowerCase())
    .filter((offer) => !/;\s*q=0(\.0*)?$/.test(offer))
    .map((offer) => offer.split(';')[0]);
  return offered.includes('br') ? 'br' : offered.includes('gzip') ? 'gzip' : undefined;
};

export const compress = (bytes: Buffer, encoding: Encoding): Promise<Buffer> => compressors[encoding](bytes);

const bytesOf = ({ body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

/** Refusals are sent as they are, so that all of one kind have one size. */
const shouldCompress = ({ statusCode, headers = {} }: APIGatewayProxyStructuredResultV2, bytes: Buffer): boolean =>
  statusCode === 200 && bytes.length >= worthCompressing && compressible.test(String(headers['content-type'] ?? ''));

export const sendResult = async (
  request: IncomingMessage,
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2,
): Promise<void> => {
  const plain = bytesOf(result);
  const mayCompress = shouldCompress(result, plain);
  const encoding = mayCompress ? encodingFor(request) : undefined;
  const bytes = encoding ? await compress(plain, encoding) : plain;
  if (response.destroyed) return;
  response.statusCode = result.statusCode ?? 200;
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies);
  if (mayCompress) response.setHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  // A HEAD is answered without its body, so we do not say how long that would be.
  if (request.method !== 'HEAD') response.setHeader('content-length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
};
