/**
 * `npm run demo`: scripted people live a partnership's whole year over HTTP and mail. Before the last line, which is JSON,
 * it says how many emails that was for each role. `npm run demo -- tarn` lives another story, and ends with how it stands.
 */

import { mailsByRole, rolesInWords, tooMany } from '../proof/demonstration/mails-by-role.ts';
import { startDemonstration } from '../proof/demonstration/running-demonstration.ts';
import { type Standing, standingOn } from '../proof/demonstration/standing.ts';
import { stories } from '../proof/demonstration/stories.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';
import type { Story } from '../proof/demonstration/story-shape.ts';
import { itemsIn, tallyOf } from '../proof/demonstration/tally.ts';

const theYear = async (): Promise<void> => {
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
};

const aStory = async ({ file, endsOn, comesTo, chapters }: Story): Promise<void> => {
  const startedAt = performance.now();
  const running = await startDemonstration({ tell: (line) => console.log(line) }, undefined, file);
  try {
    for (const chapter of chapters) await chapter(running);
    await running.goTo(endsOn);
    const { mails, transitions } = await running.counts();
    await running.stop();
    const standing = standingOn(itemsIn(running.dataDir), endsOn);
    const ms = Math.round(performance.now() - startedAt);
    console.log(JSON.stringify({ ...standing, mails, transitions, ms }));
    const wrong = Object.entries(comesTo).filter(
      ([key, value]) => JSON.stringify(standing[key as keyof Standing]) !== JSON.stringify(value),
    );
    for (const [key, value] of wrong) console.error(`${key} should have come to ${JSON.stringify(value)}`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await running.stop();
    running.close();
  }
};

const [name] = process.argv.slice(2);
const story = name === undefined ? undefined : stories[name];
if (name === undefined) await theYear();
else if (story) await aStory(story);
else {
  console.error(`There is no story called ${name}. There are: ${Object.keys(stories).join(', ')}.`);
  process.exitCode = 2;
}
