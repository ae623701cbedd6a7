/** Two opposite decisions by one link at the same moment: one is taken, the other hears what was decided. */
import { connectTo } from './connection.ts';
import { type Decision, findDecisions } from './decisions.ts';
import { servedWithOpenDecisions } from './fresh.ts';
import type { Served } from './served.ts';

export const race = (pairs = 50) =>
  servedWithOpenDecisions(pairs, async (served: Served) => {
    const clients = [connectTo(served.url), connectTo(served.url)] as const;
    const [one, other] = clients;
    const codes: Record<string, number> = {};
    let duplicates = 0;
    const raceFor = async ({ path, agree, decline }: Decision): Promise<void> => {
      const answers = await Promise.all([one.post(path, agree), other.post(path, decline)]);
      for (const { status } of answers) codes[status] = (codes[status] ?? 0) + 1;
      // Two that were both told "recorded" would be two decisions, and so would none that knows of the other.
      if (answers.filter(({ status }) => status === 303).length !== 1) duplicates += 1;
    };
    const decisions = await findDecisions(one, served.url, pairs);
    for (const decision of decisions) await raceFor(decision);
    for (const client of clients) client.close();
    return { race: { pairs: decisions.length, codes, duplicates } };
  });
