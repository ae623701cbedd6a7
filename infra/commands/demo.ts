/** `npm run demo`: scripted people live a partnership's whole year over HTTP and mail. The last line is JSON. */
import { deciding } from '../demo/deciding.ts';
import { proposing } from '../demo/proposing.ts';
import { signing } from '../demo/signing.ts';
import { openTheatre } from '../demo/theatre.ts';

const theatre = await openTheatre();
try {
  await proposing(theatre);
  await deciding(theatre);
  await signing(theatre);
} finally {
  await theatre.stop();
  theatre.close();
}
