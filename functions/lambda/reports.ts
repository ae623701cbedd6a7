/** What is there to be read. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { papersAsTold } from '../adapters/aws/remote-papers.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { reportPages } from '../report-pages.ts';

export const handler = webHandler(async (outside) => {
  const { createDoor } = await import('../web/door.ts');
  return createDoor(reportPages, outside);
}, papersAsTold);
