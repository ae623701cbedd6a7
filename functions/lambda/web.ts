/** Pages and forms. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { compressed, stylesheetResult } from '../adapters/aws/web-answer.ts';
import { routes } from '../routes.ts';
import { createDoor } from '../web/door.ts';
import { homeRoute } from '../web/home.tsx';

const door = begun(async () => createDoor([...routes, homeRoute()], await createOutside()));
/** The stylesheet lies beside the bundle. */
const stylesheet = () => stylesheetResult(readFileSync(join(import.meta.dirname, 'app.css'), 'utf8'));

export const handler = async (
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> => {
  if (event.rawPath === '/assets/app.css') return compressed(event, stylesheet());
  return compressed(event, await (await door())(event, context));
};
