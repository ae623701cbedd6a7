/** Alarms that say in words what they mean for people, to one address; and one page of figures. */
import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  SingleValueWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export type WatchProps = {
  readonly address: string;
  readonly apiId: string;
  readonly delivery: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly post: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly sweep: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly mailNews: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly lostNews: IQueue;
  readonly machines: readonly StateMachine[];
};

type Watched = {
  readonly id: string;
  /** What it means for people. */
  readonly impact: string;
  /** What to do. */
  readonly next: string;
  readonly metric: IMetric;
  readonly atLeast?: number;
  /** Alarm when it is below this instead. */
  readonly below?: number;
};

export class Watch extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Alarms', { displayName: 'School Partnerships', enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(props.address));
    const subscription = this.topic.node.findAll().find((node) => node.node.id === props.address);
    acknowledge(subscription ?? this.topic, {
      'Serverless-SNSRedrivePolicy': 'A mailbox that takes no mail would not read a queue either.',
    });
    acknowledge(this.topic, {
      'AwsSolutions-SNS2': 'Alarms hold no personal data; a key that CloudWatch may use costs a dollar a month.',
    });
    const figures = this.#figures(props);
    for (const watched of this.#watched(props, figures)) this.#alarm(watched);
    this.#stoppedExecutions(props.machines);
    this.#dashboard(props, figures);
  }

  #logged(id: string, logGroup: ILogGroup, event: string, value = '1', unit = 'Sum'): Metric {
    const metricNamespace = Stack.of(this).stackName;
    new MetricFilter(this, id, {
      logGroup,
      filterPattern: FilterPattern.literal(`{ $.event = "${event}" }`),
      metricNamespace,
      metricName: id,
      metricValue: value,
    });
    return new Metric({ namespace: metricNamespace, metricName: id, statistic: unit, period: Duration.minutes(5) });
  }

  #figures({ delivery, post, sweep, mailNews }: WatchProps) {
    const daily = { period: Duration.days(1) };
    return {
      setAside: this.#logged('EffectsSetAside', delivery.logGroup, 'effect-set-aside'),
      mailsSetAside: this.#logged('MailsSetAside', post.logGroup, 'effect-set-aside'),
      unreadable: this.#logged('RecordsSetAside', sweep.logGroup, 'record-set-aside').with(daily),
      open: this.#logged('RequestsOpen', sweep.logGroup, 'how-it-stands', '$.open', 'Maximum').with(daily),
      oldest: this.#logged('OldestWaitingDays', sweep.logGroup, 'how-it-stands', '$.oldestDays', 'Maximum').with(daily),
      bounced: this.#bounced(mailNews.logGroup).with(daily),
    };
  }

  #bounced(logGroup: ILogGroup): Metric {
    const metricNamespace = Stack.of(this).stackName;
    new MetricFilter(this, 'MailsBounced', {
      logGroup,
      filterPattern: FilterPattern.literal('{ $.event = "mail-news" && $.kind != "delivered" }'),
      metricNamespace,
      metricName: 'MailsBounced',
    });
    return new Metric({ namespace: metricNamespace, metricName: 'MailsBounced', statistic: 'Sum' });
  }

  #watched(
    { apiId, delivery, post, sweep, lostNews }: WatchProps,
    { setAside, mailsSetAside, unreadable }: Record<'setAside' | 'mailsSetAside' | 'unreadable', Metric>,
  ): readonly Watched[] {
    const quarter = { period: Duration.minutes(15), statistic: 'Sum' };
    return [
      {
        id: 'DoorbellGivenUp',
        impact: 'A doorbell was given up: an approval is not reaching the lead, or what should have started has not.',
        next: 'Look for effect-set-aside in the log of the delivery, put right what it says, and replay it (runbook, "Replay").',
        metric: setAside,
      },
      {
        id: 'MailGivenUp',
        impact: 'A mail was given up: somebody does not know that they are asked.',
        next: 'Look for effect-set-aside in the log of the post, put right what it says, and replay it (runbook, "Replay").',
        metric: mailsSetAside,
      },
      {
        id: 'DeliveryFailing',
        impact: 'Decisions are recorded, but approvals are not reaching the lead: workflows are not woken.',
        next: 'Look at the log of the delivery. Nothing is lost: everything waits in the outbox.',
        metric: delivery.function.metricErrors(quarter),
        atLeast: 3,
      },
      {
        id: 'PostFailing',
        impact: 'No mail goes out: nobody hears that they are asked.',
        next: 'Look at the log of the post. Nothing is lost: every mail waits in the outbox.',
        metric: post.function.metricErrors(quarter),
        atLeast: 3,
      },
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
        id: 'SweepFailing',
        impact: 'Nobody is reminded today, and what is due today does not start.',
        next: 'Look at the log of the sweep, then run it by hand: twice does nothing (runbook, "A day missed").',
        metric: sweep.function.metricErrors({ period: Duration.hours(1), statistic: 'Sum' }),
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
        metric: sweep.function.metricInvocations({ period: Duration.days(1), statistic: 'Sum' }),
        below: 1,
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
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: 'Reputation.BounceRate',
          statistic: 'Average',
          period: Duration.hours(1),
        }),
        atLeast: 0.04,
      },
    ];
  }

  #alarm({ id, impact, next, metric, atLeast = 1, below }: Watched): void {
    const alarm = new Alarm(this, id, {
      alarmName: `${Stack.of(this).stackName}: ${id}`,
      alarmDescription: `${impact}\n\nWhat to do: ${next}`,
      metric,
      evaluationPeriods: 1,
      threshold: below ?? atLeast,
      comparisonOperator:
        below === undefined
          ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: below === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  /** An event of its own for each: an alarm over all machines would cost a dollar a month and not say which. */
  #stoppedExecutions(machines: readonly StateMachine[]): void {
    const rule = new Rule(this, 'StoppedExecutions', {
      description: 'An execution of a workflow of School Partnerships failed, timed out or was stopped',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: machines.map((machine) => machine.stateMachineArn),
        },
      },
    });
    acknowledge(rule, {
      'Serverless-EventBusDLQ': 'The dashboard shows the same failures, should the mail about one be lost.',
    });
    const words = 'A workflow has stopped: nobody is asked any further in it, although every answer so far is kept.';
    rule.addTarget(
      new SnsTopic(this.topic, {
        message: RuleTargetInput.fromText(
          `${words} Which: ${EventField.fromPath('$.detail.executionArn')} What to do: redrive it in the console of Step Functions; it asks nobody twice (runbook, "A workflow that stopped").`,
        ),
      }),
    );
  }

  #dashboard(
    { machines }: WatchProps,
    { setAside, mailsSetAside, open, oldest, bounced }: Readonly<Record<string, Metric>>,
  ): void {
    const dashboard = new Dashboard(this, 'Figures', { dashboardName: Stack.of(this).stackName });
    const failed = machines.map((machine) => machine.metricFailed({ period: Duration.days(1) }));
    const failures = new MathExpression({
      expression: failed.map((_, at) => `f${at}`).join(' + '),
      usingMetrics: Object.fromEntries(failed.map((metric, at) => [`f${at}`, metric])),
      label: 'Executions failed',
      period: Duration.days(1),
    });
    const labelled = (metric: Metric | undefined, label: string): IMetric[] => (metric ? [metric.with({ label })] : []);
    const day = { period: Duration.days(1) };
    const all = [
      ...labelled(open, 'Requests open'),
      ...labelled(oldest, 'Oldest waiting, days'),
      ...labelled(bounced, 'Mails that came back'),
      ...labelled(setAside?.with(day), 'Doorbells set aside'),
      ...labelled(mailsSetAside?.with(day), 'Mails set aside'),
      failures,
    ];
    dashboard.addWidgets(
      new SingleValueWidget({ title: 'Now', metrics: all, width: 24, setPeriodToTimeRange: false }),
      new GraphWidget({
        title: 'Requests open, and days that the oldest has waited',
        left: all.slice(0, 1),
        right: all.slice(1, 2),
        width: 12,
      }),
      new GraphWidget({
        title: 'Mails that came back, effects set aside, executions failed',
        left: all.slice(2),
        width: 12,
      }),
    );
  }
}
