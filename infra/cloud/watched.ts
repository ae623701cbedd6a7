/** What is watched: each alarm says what it means for people and what to do. */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

export type Watched = {
  readonly id: string;
  /** What it means for people. */
  readonly impact: string;
  /** What to do. */
  readonly next: string;
  readonly metric: IMetric;
  readonly atLeast?: number;
  /** Rings when the figure stops coming, once it has come. It never rings by what the figure says. */
  readonly silence?: boolean;
  /** Periods in a row before it rings; 1 unless told. */
  readonly periods?: number;
};

type Looked = {
  readonly apiId: string;
  readonly delivery: IFunction;
  readonly post: IFunction;
  readonly sweep: IFunction;
  readonly lostNews: IQueue;
  /** What was given up, by the logs. */
  readonly setAside: Metric;
  readonly mailsSetAside: Metric;
  readonly unreadable: Metric;
  /** Minutes that the oldest effect of each lane has waited. */
  readonly mailWaits: Metric;
  readonly doorbellWaits: Metric;
  /** What tasks of workflows came to that failed; each is tried again for hours. */
  readonly tasksFailed: Metric;
};

/** A day has 25 hours in autumn, and the sweep may take its time. */
const hoursWithoutSweep = 26;

const quarter = { period: Duration.minutes(15), statistic: 'Sum' };
/** SES looks at an account from 0.1 % of complaints and 5 % of bounces on. */
const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) });

const ofMail = ({ post, mailsSetAside, mailWaits, lostNews }: Looked): readonly Watched[] => [
  {
    id: 'MailGivenUp',
    impact: 'A mail was given up after three days: somebody does not know that they are asked.',
    next: 'Look for effect-set-aside in the log of the post, put right what it says, and replay it (runbook, "Replay").',
    metric: mailsSetAside,
  },
  {
    id: 'MailWaiting',
    impact: 'A mail has waited for ten minutes: somebody hears later than they should. Nothing is lost.',
    next: 'Look for effect-failed and effect-held in the log of the post. Paused or busy services need nothing: it goes on by itself.',
    metric: mailWaits,
    atLeast: 10,
  },
  {
    id: 'PostFailing',
    impact: 'No mail goes out: nobody hears that they are asked.',
    next: 'Look at the log of the post. Nothing is lost: every mail waits in the outbox.',
    metric: post.metricErrors(quarter),
    atLeast: 3,
  },
  {
    id: 'NewsLost',
    impact: 'A mail may have come back without anybody being told, so somebody may not know that they are asked.',
    next: 'Look at the queue of lost news and at the log of the mail news (runbook, "News of mails that was lost").',
    metric: lostNews.metricApproximateNumberOfMessagesVisible(quarter),
  },
  {
    id: 'MailReputation',
    impact: 'So many of our mails come back that Amazon may stop sending them.',
    next: 'Look which addresses bounce (log of the mail news) and have them corrected in the browser.',
    metric: reputation('Reputation.BounceRate'),
    atLeast: 0.04,
  },
  {
    id: 'MailComplaints',
    impact: 'So many people call our mails unwanted that Amazon may stop sending them.',
    next: 'Look who complained (log of the mail news, kind "refused"), and ask the lead to talk with them before anything else is sent.',
    metric: reputation('Reputation.ComplaintRate'),
    atLeast: 0.0008,
  },
];

const ofWork = ({ delivery, setAside, doorbellWaits, tasksFailed }: Looked): readonly Watched[] => [
  {
    id: 'DoorbellGivenUp',
    impact: 'A doorbell was given up: an approval is not reaching the lead, or what should have started has not.',
    next: 'Look for effect-set-aside in the log of the delivery, put right what it says, and replay it (runbook, "Replay").',
    metric: setAside,
  },
  {
    id: 'DoorbellWaiting',
    impact: 'A decision has waited for ten minutes to reach its workflow: what comes next is late. Nothing is lost.',
    next: 'Look for effect-failed and effect-held in the log of the delivery. Busy services need nothing: it goes on by itself.',
    metric: doorbellWaits,
    atLeast: 10,
  },
  {
    id: 'DeliveryFailing',
    impact: 'Decisions are recorded, but approvals are not reaching the lead: workflows are not woken.',
    next: 'Look at the log of the delivery. Nothing is lost: everything waits in the outbox.',
    metric: delivery.metricErrors(quarter),
    atLeast: 3,
  },
  {
    id: 'TasksFailing',
    impact:
      'Steps of workflows have failed for ten minutes: nobody is asked what comes next. Each is tried again for hours.',
    next: 'Look at the log of the workflows for TaskFailed, which names the step. After the trouble it goes on by itself.',
    metric: tasksFailed,
    periods: 2,
  },
];

const ofTheRest = ({ apiId, sweep, unreadable }: Looked): readonly Watched[] => [
  {
    id: 'PagesFailing',
    impact: 'People who follow a link see that something went wrong instead of the page.',
    next: 'Look at the logs of the pages and the decisions for "unexpected".',
    metric: new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensionsMap: { ApiId: apiId },
      ...quarter,
    }),
    atLeast: 3,
  },
  {
    id: 'FunctionsThrottled',
    impact: 'More is asked of the account than it lets run at once: pages are slow or fail, and mails are late.',
    next: 'Look under "Service quotas", Lambda, "Concurrent executions", and ask for more; 1,000 is usual, a new account may have 10.',
    // Without a dimension it is every function of the account, which share what it may run at once.
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...quarter }),
    atLeast: 5,
  },
  {
    id: 'SweepFailing',
    impact: 'Nobody is reminded today, and what is due today does not start.',
    next: 'Look at the log of the sweep, then run it by hand: twice does nothing (runbook, "A day missed").',
    metric: sweep.metricErrors({ period: Duration.hours(1), statistic: 'Sum' }),
  },
  {
    id: 'RecordUnreadable',
    impact: 'A record cannot be read: whoever waits for it is not reminded. Everything else goes on.',
    next: 'Look for record-set-aside in the log of the sweep, which names the record, and put it right or restore it (runbook, "A record that cannot be read").',
    metric: unreadable,
  },
  {
    id: 'SweepMissing',
    impact: 'The daily sweep has not run for a day: nobody is reminded, and what is due does not start.',
    next: 'Look at the schedule, then run the sweep by hand (runbook, "A day missed").',
    // A function that is not called writes no figure. Before the first sweep that is no news; after one, it is.
    metric: sweep.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
    periods: hoursWithoutSweep,
    silence: true,
  },
];

export const everythingWatched = (looked: Looked): readonly Watched[] => [
  ...ofMail(looked),
  ...ofWork(looked),
  ...ofTheRest(looked),
];
