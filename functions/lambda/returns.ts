/** What schools report, by a link from a mail. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { webHandler } from '../adapters/aws/web-handler.ts';
import { returnPages } from '../return-pages.ts';

export const handler = webHandler(async (outside) => {
  const { createDoor } = await import('../web/door.ts');
  return createDoor(returnPages, outside);
});
