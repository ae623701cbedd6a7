/** The writing of a proposal. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { webHandler } from '../adapters/aws/web-handler.ts';
import { writingPages } from '../writing-pages.ts';

export const handler = webHandler(async (outside) => {
  const { createDoor } = await import('../web/door.ts');
  return createDoor(writingPages, outside);
});
