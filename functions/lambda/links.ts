/** What people reach by a link from a mail, and the way to sign in. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { createOutside } from '../adapters/aws/outside.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { linkPages } from '../link-pages.ts';
import { createDoor } from '../web/door.ts';

export const handler = webHandler(async () => createDoor(linkPages, await createOutside()));
