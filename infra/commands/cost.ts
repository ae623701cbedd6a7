/**
 * `npm run cost`: lives the demonstration year, counts what each service would be asked, and prices it. What every partnership of a
 * platform shares (its schedules, alarms, the dashboard) is told apart. The last line is the price of a partnership-year.
 */
import { isText } from '../../functions/adapters/local/mailbox.ts';
import { segmentsOf } from '../../functions/mail/as-text-message.ts';
import { startCountedDemonstration } from '../proof/cost/lived-year.ts';
import { prices } from '../proof/cost/prices.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';

type Line = { readonly service: string; readonly amount: string; readonly dollars: number };

const million = 1_000_000;
const grouped = (number: number): string => Math.round(number).toLocaleString('en-GB');
const line = (service: string, count: number, what: string, dollars: number): Line => ({
  service,
  amount: `${grouped(count)} ${what}`,
  dollars,
});
const print = ({ service, amount, dollars }: Line): void =>
  console.log(`${service.padEnd(22)}${amount.padEnd(34)}$${dollars.toFixed(4)}`);

/** Seconds and gigabytes of a call that has started before; a cold one takes four times as long, and one in three is cold. */
const usualCall = { seconds: 0.08 * 2, gigabytes: 0.5 };
const roundsADay = 2 * 288;

const { running, counted } = await startCountedDemonstration(() => undefined);
try {
  await liveTheYear(running);
  const { mails: messages, transitions } = await running.counts();
  const texts = (await running.allMails()).filter(isText);
  const mails = messages - texts.length;
  const { perMillion, perThousandMails, perGbSecond } = prices;
  // Each transition of a task is a call at most; each effect is heard by both lanes; each commit with an event by the anchor.
  const effects = messages + transitions / 4;
  const invocations = counted.httpRequests + transitions + 2 * effects + counted.commits + messages + counted.days;
  const gbSeconds = invocations * usualCall.seconds * usualCall.gigabytes;
  const lines: readonly Line[] = [
    line('Step Functions', transitions, 'transitions', (transitions * perMillion.transitions) / million),
    line('Lambda, calls', invocations, 'calls', (invocations * perMillion.invocations) / million),
    line('Lambda, time', gbSeconds, 'GB-seconds', gbSeconds * perGbSecond),
    line('HTTP API', counted.httpRequests, 'requests', (counted.httpRequests * perMillion.httpRequests) / million),
    line('DynamoDB, reads', counted.readUnits, 'units', (counted.readUnits * perMillion.readUnits) / million),
    line('DynamoDB, writes', counted.writeUnits, 'units', (counted.writeUnits * perMillion.writeUnits) / million),
    line(
      'DynamoDB, stream',
      counted.streamRecords,
      'records',
      (counted.streamRecords * 2 * perMillion.streamReads) / million,
    ),
    line('DynamoDB, storage', 12 * 5, 'MB-months', (12 * 5 * prices.perGbMonthStored) / 1000),
    line('SES', mails, 'mails', (mails * perThousandMails) / 1000),
    line('CloudWatch logs', invocations * 1.5, 'KB', ((invocations * 1.5) / million) * prices.perGbLogged),
  ];
  for (const each of lines) print(each);

  const rounds = roundsADay * 365;
  const shared =
    (rounds * (perMillion.invocations + perMillion.scheduled + perMillion.readUnits / 2)) / million +
    rounds * 0.02 * usualCall.gigabytes * perGbSecond;
  const watching = 12 * (9 * 0.1 + 5 * 0.3 + 3);
  console.log(`\nShared by all partnerships of a platform, a year: schedules and re-rings $${shared.toFixed(2)};`);
  console.log(
    `alarms, figures and dashboard $${watching.toFixed(2)}, nothing where the account's free ones are not used up.`,
  );
  const segments = texts.reduce((sum, { text }) => sum + segmentsOf(text), 0);
  console.log(
    `Text messages, where people prefer them, apart: ${texts.length} in this year, ${segments} segments, $${(segments * prices.perTextMessage).toFixed(2)}, each that is no mail then.`,
  );
  console.log(`Prices of ${prices.on}, ${prices.region}, without any free tier.`);
  const total = lines.reduce((sum, { dollars }) => sum + dollars, 0);
  console.log(`$${total.toFixed(2)} per partnership-year`);
  process.exitCode = total > 0.25 ? 1 : 0;
} finally {
  await running.stop();
  running.close();
}
