/** What is on record. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { papersAsTold } from '../adapters/aws/remote-papers.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { recordPages } from '../record-pages.ts';

export const handler = webHandler(async (outside) => {
  const { createDoor } = await import('../web/door.ts');
  return createDoor(recordPages, outside);
}, papersAsTold);
