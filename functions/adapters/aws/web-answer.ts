/** What an HTTP API leaves to its functions: compression, and the stylesheet. */
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

type Encoding = 'br' | 'gzip';

const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** Below this a compressed page saves no packet. */
const worthCompressing = 1400;
const compressible = /^(text\/|application\/(json|xml|javascript)|image\/svg)/;

/** What the client takes, the better first. */
export const encodingFor = (offered = ''): Encoding | undefined => {
  const offers = offered
    .split(',')
    .map((offer) => offer.trim().toLowerCase())
    .filter((offer) => !/;\s*q=0(\.0*)?$/.test(offer))
    .map((offer) => offer.split(';')[0]);
  return offers.includes('br') ? 'br' : offers.includes('gzip') ? 'gzip' : undefined;
};

const headerOf = ({ headers }: APIGatewayProxyEventV2, name: string): string | undefined =>
  Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];

/** Refusals are sent as they are, so that all of one kind have one size. */
const shouldCompress = (result: APIGatewayProxyStructuredResultV2): boolean =>
  result.statusCode === 200 &&
  !result.isBase64Encoded &&
  (result.body ?? '').length >= worthCompressing &&
  compressible.test(String(result.headers?.['content-type'] ?? ''));

/** The answer, smaller where the client takes it so. */
export const compressed = async (
  event: APIGatewayProxyEventV2,
  result: APIGatewayProxyStructuredResultV2,
): Promise<APIGatewayProxyStructuredResultV2> => {
  if (!shouldCompress(result)) return result;
  const headers = { ...result.headers, vary: 'accept-encoding' };
  const encoding = encodingFor(headerOf(event, 'accept-encoding'));
  if (!encoding) return { ...result, headers };
  const bytes = await compressors[encoding](Buffer.from(result.body ?? ''));
  return {
    ...result,
    headers: { ...headers, 'content-encoding': encoding },
    body: bytes.toString('base64'),
    isBase64Encoded: true,
  };
};

/** The stylesheet as an answer. Its address names its content, so a browser asks for it once. */
export const stylesheetResult = (css: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000',
  },
  body: css,
});
