/**
 * `npm run demo`: scripted people live a partnership's whole year over HTTP and mail. Before the last line, which is JSON,
 * it says how many emails that was for each role.
 */

import { mailsByRole, rolesInWords, tooMany } from '../proof/demonstration/mails-by-role.ts';
import { startDemonstration } from '../proof/demonstration/running-demonstration.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';
import { tallyOf } from '../proof/demonstration/tally.ts';

const startedAt = performance.now();
const running = await startDemonstration({ tell: (line) => console.log(line) });
try {
  const began = await running.cast();
  await liveTheYear(running);
  const byRole = mailsByRole(await running.allMails(), [...began, ...(await running.cast())]);
  const { mails, transitions } = await running.counts();
  await running.stop();
  const { auditOk, setAside, ...tally } = tallyOf(running.dataDir);
  const ms = Math.round(performance.now() - startedAt);
  if (setAside > 0) console.error(`${setAside} effects were set aside: they could not be carried out.`);
  for (const line of rolesInWords(byRole)) console.log(line);
  console.log(JSON.stringify({ ...tally, mails, byRole, transitions, auditOk, ms }));
  const bothersome = tooMany(byRole);
  for (const line of bothersome) console.error(line);
  if (bothersome.length > 0) process.exitCode = 1;
  if (!auditOk || setAside > 0 || tally.outcome !== 'renewed') process.exitCode = 1;
} finally {
  await running.stop();
  running.close();
}
