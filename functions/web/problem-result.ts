/** The page for a problem that is found before there is a whole event: a body that never ends, a header too long. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Outside } from '../ports.ts';
import { gatewayResult } from './gateway-result.ts';
import { problem } from './problem.tsx';
import type { Problem } from './problems.ts';
import { securityHeaders } from './security-headers.ts';

export const problemResult = (outside: Outside, name: Problem, said?: string): APIGatewayProxyStructuredResultV2 => {
  const result = gatewayResult(problem(outside, name, {}, said));
  return { ...result, headers: { ...result.headers, ...securityHeaders(outside.settings) } };
};
