/** The event of somebody opening the first page, so that it is rendered once before we say that we are ready. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export const firstPageEvent = (): APIGatewayProxyEventV2 => {
  const at = new Date();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: '',
    headers: {},
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: '',
      domainPrefix: 'local',
      http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: 'first-page',
      routeKey: '$default',
      stage: '$default',
      time: at.toISOString(),
      timeEpoch: at.getTime(),
    },
    isBase64Encoded: false,
  };
};
