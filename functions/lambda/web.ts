/**
 * Every page and form, and the stylesheet. Deployed twice: what is read is answered with the right to read and to have PDFs
 * made, what is posted with the right to commit.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { papersAsTold } from '../adapters/aws/papers-as-told.ts';
import { stylesheetResult } from '../adapters/aws/web-answer.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';

/** It lies beside the bundle. */
const stylesheet = () => stylesheetResult(readFileSync(join(import.meta.dirname, 'app.css'), 'utf8'));

export const handler = webHandler(async (outside) => {
  const { openSite } = await import('../site/open-site.ts');
  const door = openSite(outside);
  return async (event, context) => (event.rawPath === '/assets/app.css' ? stylesheet() : door(event, context));
}, papersAsTold);
