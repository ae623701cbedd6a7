/** What boards are asked, by a link from a mail. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { webHandler } from '../adapters/aws/web-handler.ts';
import { boardPages } from '../board-pages.ts';

export const handler = webHandler(async (outside) => {
  const { createDoor } = await import('../web/door.ts');
  return createDoor(boardPages, outside);
});
