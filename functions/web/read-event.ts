/** Turns an API Gateway event into the parts of a web request, and refuses what no browser of ours sends. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { readFields } from './fields.ts';
import { readApart } from './read-apart.ts';
import { isUpload, mostUploadBytes, uploads } from './read-files.ts';
import type { Form, PostedForm, Route } from './route.ts';
import { mostFileBytes, mostFormBytes, tooLarge } from './sizes.ts';

const longestQuery = 4096;

export type Headers = Readonly<Record<string, string | undefined>>;
export type Head = {
  readonly method: 'GET' | 'POST' | 'other';
  readonly path: string;
  /** The path's parts, decoded; undefined when they cannot be. */
  readonly segments: readonly string[] | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly address: string;
  readonly userAgent: string;
};

const methodOf = (event: APIGatewayProxyEventV2): Head['method'] => {
  const { method } = event.requestContext.http;
  if (method === 'GET' || method === 'HEAD') return 'GET';
  return method === 'POST' ? 'POST' : 'other';
};

const segmentsOf = (path: string): readonly string[] | undefined => {
  try {
    const segments = path.split('/').slice(1).map(decodeURIComponent);
    return segments.some((segment) => segment.includes('\u0000')) ? undefined : segments;
  } catch {
    return undefined;
  }
};

const oneValueEach = (fields: Form): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : (value.at(-1) ?? '')]),
  );

/** Everything but the body. Refuses `unreadable` for a query that is too long or not UTF-8. */
export const readHead = (event: APIGatewayProxyEventV2): Result<Head, 'unreadable'> => {
  if (event.rawQueryString.length > longestQuery) return refuse('unreadable', 'a query that is too long');
  const query = readFields(event.rawQueryString);
  if (!query.ok) return query;
  const { http } = event.requestContext;
  return accept({
    method: methodOf(event),
    path: event.rawPath,
    segments: segmentsOf(event.rawPath),
    query: oneValueEach(query.value),
    headers: event.headers,
    cookies: event.cookies ?? [],
    address: http.sourceIp,
    userAgent: (http.userAgent ?? '').slice(0, 300),
  });
};

const isForm = (contentType: string | undefined): boolean =>
  /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? '');

const bytesOf = (event: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');

const plainText = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const declaredBytes = (event: APIGatewayProxyEventV2): number => {
  const sent = event.isBase64Encoded ? Math.floor(((event.body?.length ?? 0) * 3) / 4) - 2 : (event.body?.length ?? 0);
  return Math.max(sent, Number(event.headers['content-length'] ?? 0) || 0);
};

/** Whether a request brings files, as its sender says. */
export const bringsFiles = ({ headers }: Head): boolean => isUpload(headers['content-type']);

/** How much of this content is read at all, and the limit that its sender is told, both in bytes. */
export const mostBytesOf = (contentType: string | undefined): { readonly read: number; readonly told: number } =>
  isUpload(contentType) ? { read: mostUploadBytes, told: mostFileBytes } : { read: mostFormBytes, told: mostFormBytes };

type FormRefusal = 'too-large' | 'wrong-kind' | 'unreadable' | 'too-often';

/**
 * The posted form. Refuses `too-large` (over 256 KB, or a file over 2 MB; the detail is for the person), `wrong-kind`
 * (no form, or files for a route that takes none), `unreadable` (no UTF-8, odd fields), `too-often` (too many files are
 * being read).
 */
export const readForm = async (
  outside: Pick<Outside, 'apart' | 'log'>,
  event: APIGatewayProxyEventV2,
  { files }: Pick<Route, 'files'>,
): Promise<Result<PostedForm, FormRefusal>> => {
  const type = event.headers['content-type'] ?? '';
  const most = mostBytesOf(type);
  const declared = declaredBytes(event);
  if (declared > most.read) return tooLarge(declared, most.told);
  if (!event.body) return accept({ form: {}, files: {} });
  if (files && isUpload(type)) {
    const ended = await readApart(outside, uploads, { bytes: bytesOf(event), contentType: type, taken: files });
    if (ended === 'busy') return refuse('too-often', 'Many files are being read just now. Nothing was changed.');
    return ended === 'too-long' ? refuse('unreadable', 'a form that takes too long to read') : ended.read;
  }
  if (!isForm(type)) return refuse('wrong-kind');
  const text = plainText(bytesOf(event));
  if (text === undefined) return refuse('unreadable', 'a body that is not UTF-8');
  const form = readFields(text);
  return form.ok ? accept({ form: form.value, files: {} }) : form;
};
