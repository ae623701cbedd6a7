/** `npm run demo`: scripted people live a partnership's whole year over HTTP and mail. The last line is JSON. */
import { liveTheYear } from '../proof/demonstration/story.ts';
import { tallyOf } from '../proof/demonstration/tally.ts';
import { openTheatre } from '../proof/demonstration/theatre.ts';

const began = performance.now();
const theatre = await openTheatre({ tell: (line) => console.log(line) });
try {
  await liveTheYear(theatre);
  const { mails, transitions } = await theatre.counts();
  await theatre.stop();
  const { auditOk, setAside, ...tally } = tallyOf(theatre.dataDir);
  const ms = Math.round(performance.now() - began);
  if (setAside > 0) console.error(`${setAside} effects were set aside: they could not be carried out.`);
  console.log(JSON.stringify({ ...tally, mails, transitions, auditOk, ms }));
  if (!auditOk || setAside > 0 || tally.outcome !== 'renewed') process.exitCode = 1;
} finally {
  await theatre.stop();
  theatre.close();
}
