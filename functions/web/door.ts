/** The one stack through which every page and form goes, on Lambda and on one machine. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Outside } from '../ports.ts';
import { answering } from './answering.ts';
import { asGatewayResult } from './gateway-result.ts';
import type { Routes } from './route-group.ts';
import { withSecurityHeaders } from './security-headers.ts';
import { unexpectedProblems } from './unexpected.ts';

export type Door = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** A handler for events of an API Gateway HTTP API (payload format 2.0). Last added, first to see an answer. */
export const createDoor = (routes: Routes, outside: Outside): Door =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(withSecurityHeaders(outside.settings))
    .use(asGatewayResult())
    .use(unexpectedProblems(outside))
    .handler(answering(routes, outside));
