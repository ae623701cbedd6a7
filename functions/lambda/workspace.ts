/** Everything behind signing in, the first page, and the stylesheet. Deployed twice, as the links are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stylesheetResult } from '../adapters/aws/web-answer.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { workspacePages } from '../workspace-pages.ts';

/** It lies beside the bundle. */
const stylesheet = () => stylesheetResult(readFileSync(join(import.meta.dirname, 'app.css'), 'utf8'));

export const handler = webHandler(async (outside) => {
  const [{ createDoor }, { homeRoute }] = await Promise.all([import('../web/door.ts'), import('../web/home.tsx')]);
  const door = createDoor([...workspacePages, homeRoute()], outside);
  return async (event, context) => (event.rawPath === '/assets/app.css' ? stylesheet() : door(event, context));
});
