/** Everything behind signing in, the first page, and the stylesheet. Deployed twice, as the links are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOutside } from '../adapters/aws/outside.ts';
import { stylesheetResult } from '../adapters/aws/web-answer.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { createDoor } from '../web/door.ts';
import { homeRoute } from '../web/home.tsx';
import { workspacePages } from '../workspace-pages.ts';

/** It lies beside the bundle. */
const stylesheet = () => stylesheetResult(readFileSync(join(import.meta.dirname, 'app.css'), 'utf8'));

export const handler = webHandler(async () => {
  const door = createDoor([...workspacePages, homeRoute()], await createOutside());
  return async (event, context) => (event.rawPath === '/assets/app.css' ? stylesheet() : door(event, context));
});
