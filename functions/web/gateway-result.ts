/** Turns an answer into what API Gateway sends. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { WebResponse } from './route.ts';
import { policyWithScript } from './security-headers.ts';

/** An answer of the doors themselves may carry headers of its own: `allow`, `retry-after`. */
export type Answer = WebResponse & { readonly headers?: Readonly<Record<string, string>> };

// Only letters that no header reads as anything else; the name is ours, its words may be a person's.
const safeFilename = (name: string): string => name.replace(/[^A-Za-z0-9._ -]/g, '-').slice(0, 120);

const bodyOf = (content: string | Uint8Array): Pick<APIGatewayProxyStructuredResultV2, 'body' | 'isBase64Encoded'> =>
  typeof content === 'string'
    ? { body: content }
    : { body: Buffer.from(content).toString('base64'), isBase64Encoded: true };

/** A form is posted again where it belongs; to read there, any browser and mail program follows the plainer answer. */
const movedStatus = (method: string): 301 | 308 => (method === 'GET' || method === 'HEAD' ? 301 : 308);

export const gatewayResult = (answer: Answer, method = 'GET'): APIGatewayProxyStructuredResultV2 => {
  const { headers = {} } = answer;
  switch (answer.kind) {
    case 'page':
      return {
        statusCode: answer.status,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          ...(answer.script !== undefined && { 'content-security-policy': policyWithScript }),
          ...headers,
        },
        body: answer.html,
      };
    case 'redirect':
      return {
        statusCode: 303,
        headers: { location: answer.to, ...headers },
        ...(answer.setCookies && { cookies: [...answer.setCookies] }),
        body: '',
      };
    case 'moved':
      return { statusCode: movedStatus(method), headers: { location: answer.to, ...headers }, body: '' };
    case 'file':
      return {
        statusCode: 200,
        headers: {
          'content-type': answer.contentType,
          ...(answer.filename !== undefined && {
            'content-disposition': `attachment; filename="${safeFilename(answer.filename)}"`,
          }),
          ...(answer.etag !== undefined && { etag: answer.etag }),
          ...headers,
        },
        ...bodyOf(answer.content),
      };
    case 'unchanged':
      return { statusCode: 304, headers: { etag: answer.etag, ...headers }, body: '' };
  }
};

/** HEAD is answered as GET is, without the body. */
export const withoutBody = (result: APIGatewayProxyStructuredResultV2): APIGatewayProxyStructuredResultV2 => {
  const { body: _, isBase64Encoded: __, ...rest } = result;
  return { ...rest, body: '' };
};

type Handled = { event: APIGatewayProxyEventV2; response: unknown };

const isAnswer = (response: unknown): response is Answer =>
  typeof response === 'object' && response !== null && 'kind' in response;

export const asGatewayResult = () => {
  const convert = (request: Handled): void => {
    if (!isAnswer(request.response)) return;
    const { method } = request.event.requestContext.http;
    const result = gatewayResult(request.response, method);
    request.response = method === 'HEAD' ? withoutBody(result) : result;
  };
  return { after: convert, onError: convert };
};
