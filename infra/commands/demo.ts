/** `npm run demo`: scripted people live a partnership's whole year over HTTP and mail. The last line is JSON. */

import { startDemonstration } from '../proof/demonstration/running-demonstration.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';
import { tallyOf } from '../proof/demonstration/tally.ts';

const began = performance.now();
const running = await startDemonstration({ tell: (line) => console.log(line) });
try {
  await liveTheYear(running);
  const { mails, transitions } = await running.counts();
  await running.stop();
  const { auditOk, setAside, ...tally } = tallyOf(running.dataDir);
  const ms = Math.round(performance.now() - began);
  if (setAside > 0) console.error(`${setAside} effects were set aside: they could not be carried out.`);
  console.log(JSON.stringify({ ...tally, mails, transitions, auditOk, ms }));
  if (!auditOk || setAside > 0 || tally.outcome !== 'renewed') process.exitCode = 1;
} finally {
  await running.stop();
  running.close();
}
