/**
 * `npm run cost`: lives the demonstration year, counts what each service would be asked, and prices it. What every partnership of a
 * platform shares (its schedules, alarms, the dashboard) is told apart. The last line is the price of a partnership-year.
 */
import { isText } from '../../functions/adapters/local/mailbox.ts';
import { segmentsOf } from '../../functions/mail/as-text-message.ts';
import type { Asked } from '../proof/cost/by-request.ts';
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
/** What the platform has whatever happens: `infra/cloud/watched.ts` and `watch.ts`. */
const idle = { alarms: 15, figures: 9 };
const limits: readonly (readonly [number, string])[] = [
  [1, 'none; in the sandbox of SES 200 mails a day, so leave it first'],
  [100, 'a morning on which many are asked: 14 mails a second; the rest are held, and go within minutes'],
  [
    10_000,
    'the sweep: one function has fifteen minutes, and what it did not do waits a day; then give each a share of the partnerships. After it the outbox: one partition of its index takes 1,000 writes a second',
  ],
];
const roundsADay = 2 * 288;
const readsEach = ({ readUnits, requests }: Asked): number => readUnits / requests;

const { running, counted, kinds } = await startCountedDemonstration(() => undefined);
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
    line('DynamoDB, storage', 12 * 5, 'MB-months', (12 * 5 * prices.perGbMonthStored) / 1000),
    line('DynamoDB, recovery', 12 * 5, 'MB-months', (12 * 5 * prices.perGbMonthRecovery) / 1000),
    line('X-Ray', invocations, 'traces at most', (invocations * prices.perMillionTraces) / million),
    line('SES', mails, 'mails', (mails * perThousandMails) / 1000),
    line('CloudWatch logs', invocations * 1.5, 'KB', ((invocations * 1.5) / million) * prices.perGbLogged),
  ];
  for (const each of lines) print(each);

  console.log('\nThe kinds of request that read most, each: requests, calls that read, read units, write units');
  const dearest = [...kinds].toSorted(([, one], [, other]) => readsEach(other) - readsEach(one)).slice(0, 10);
  for (const [kind, { requests, reads, readUnits, writeUnits }] of dearest) {
    const each = [reads, readUnits, writeUnits].map((number) => (number / requests).toFixed(1).padStart(8)).join('');
    console.log(`${kind.padEnd(44)}${grouped(requests).padStart(6)}${each}`);
  }

  const rounds = roundsADay * 365;
  const shared =
    (rounds * (perMillion.invocations + perMillion.scheduled + perMillion.readUnits / 2)) / million +
    rounds * 0.02 * usualCall.gigabytes * perGbSecond;
  const watching = 12 * (idle.alarms * prices.perAlarm + idle.figures * prices.perFigure + prices.perDashboard);
  const key = 12 * prices.perKey;
  console.log(`\nShared by all partnerships of a platform, a year: schedules and re-rings $${shared.toFixed(2)};`);
  console.log(
    `alarms, figures and dashboard $${watching.toFixed(2)}, nothing where the account's free ones are not used up.`,
  );
  console.log(`The key that encrypts the keys behind links $${key.toFixed(2)}.`);
  const segments = texts.reduce((sum, { text }) => sum + segmentsOf(text), 0);
  console.log(
    `Text messages, where people prefer them, apart: ${texts.length} in this year, ${segments} segments, $${(segments * prices.perTextMessage).toFixed(2)}, each that is no mail then.`,
  );
  console.log(`Prices of ${prices.on}, ${prices.region}, without any free tier.`);
  const total = lines.reduce((sum, { dollars }) => sum + dollars, 0);
  console.log(
    '\nPartnerships   a month      mails a day   the first limit reached, and what then (counted, not measured)',
  );
  for (const [partnerships, limit] of limits) {
    const month = (partnerships * total + shared + watching + key) / 12;
    const aDay = (partnerships * mails) / 365;
    console.log(
      `${grouped(partnerships).padEnd(15)}${`$${month.toFixed(2)}`.padEnd(13)}${grouped(aDay).padEnd(14)}${limit}`,
    );
  }
  console.log(`$${total.toFixed(2)} per partnership-year`);
  process.exitCode = total > 0.25 ? 1 : 0;
} finally {
  await running.stop();
  running.close();
}
