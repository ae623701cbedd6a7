/** What people reach by a link from a mail. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { papersAsTold } from '../adapters/aws/remote-papers.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { linkPages } from '../link-pages.ts';

export const handler = webHandler(async (outside) => {
  const { createDoor } = await import('../web/door.ts');
  return createDoor(linkPages, outside);
}, papersAsTold);
