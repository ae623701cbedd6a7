/** The writing of a proposal. Deployed twice: for GET with the right to read, for POST with the right to commit. */
import { createOutside } from '../adapters/aws/outside.ts';
import { webHandler } from '../adapters/aws/web-handler.ts';
import { proposalRoutes } from '../proposal/routes.ts';
import { createDoor } from '../web/door.ts';

export const handler = webHandler(async () => createDoor(proposalRoutes, await createOutside()));
