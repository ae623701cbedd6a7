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
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { startedBy } from '../../workflows/children.ts';
import { acknowledge } from './acknowledge.ts';
import { everythingWatched, type Watched } from './watched.ts';

export type WatchProps = {
  readonly address: string;
  readonly apiId: string;
  readonly delivery: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly post: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly sweep: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly mailNews: { readonly function: IFunction; readonly logGroup: ILogGroup };
  readonly lostNews: IQueue;
  readonly workflowLog: ILogGroup;
  readonly machines: readonly StateMachine[];
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
    this.#letAlarmsIn();
    const figures = this.#figures(props);
    const looked = {
      ...figures,
      apiId: props.apiId,
      delivery: props.delivery.function,
      post: props.post.function,
      sweep: props.sweep.function,
      lostNews: props.lostNews,
    };
    for (const watched of everythingWatched(looked)) this.#alarm(watched);
    this.#stoppedExecutions(props.machines);
    this.#dashboard(props, figures);
  }

  /** A topic with a policy lets in nobody but those whom it names. */
  #letAlarmsIn(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
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

  #figures({ delivery, post, sweep, mailNews, workflowLog }: WatchProps) {
    const daily = { period: Duration.days(1) };
    return {
      mailWaits: this.#logged('MailWaitsMinutes', post.logGroup, 'outbox-waits', '$.minutes', 'Maximum'),
      doorbellWaits: this.#logged('DoorbellWaitsMinutes', delivery.logGroup, 'outbox-waits', '$.minutes', 'Maximum'),
      tasksFailed: this.#tasksFailed(workflowLog),
      setAside: this.#logged('EffectsSetAside', delivery.logGroup, 'effect-set-aside'),
      mailsSetAside: this.#logged('MailsSetAside', post.logGroup, 'effect-set-aside'),
      unreadable: this.#logged('RecordsSetAside', sweep.logGroup, 'record-set-aside').with(daily),
      open: this.#logged('RequestsOpen', sweep.logGroup, 'how-it-stands', '$.open', 'Maximum').with(daily),
      oldest: this.#logged('OldestWaitingDays', sweep.logGroup, 'how-it-stands', '$.oldestDays', 'Maximum').with(daily),
      bounced: this.#bounced(mailNews.logGroup).with(daily),
    };
  }

  /** A step that waits for a person and hears nothing times out, which is no failure; so only these. */
  #tasksFailed(logGroup: ILogGroup): Metric {
    const metricNamespace = Stack.of(this).stackName;
    new MetricFilter(this, 'StepsFailed', {
      logGroup,
      filterPattern: FilterPattern.literal('{ $.type = "TaskFailed" || $.type = "TaskStartFailed" }'),
      metricNamespace,
      metricName: 'StepsFailed',
    });
    const period = Duration.minutes(5);
    return new Metric({ namespace: metricNamespace, metricName: 'StepsFailed', statistic: 'Sum', period });
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

  #alarm({ id, impact, next, metric, atLeast = 1, silence = false, periods = 1 }: Watched): void {
    const alarm = new Alarm(this, id, {
      alarmName: `${Stack.of(this).stackName}: ${id}`,
      alarmDescription: `${impact}\n\nWhat to do: ${next}`,
      metric,
      evaluationPeriods: periods,
      threshold: silence ? 0 : atLeast,
      comparisonOperator: silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ? TreatMissingData.MISSING : TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    // An alarm is made without data, so the first day is no change of its state; a figure that then stops is one.
    if (silence) alarm.addInsufficientDataAction(tell);
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
          // What one workflow has started fails it too: only the topmost is told of, once.
          input: [{ 'anything-but': { wildcard: `*${startedBy}*` } }],
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
          `${words} Which: ${EventField.fromPath('$.detail.name')} (${EventField.fromPath('$.detail.status')}), ${EventField.fromPath('$.detail.executionArn')} What to do: put right what its last step says, then "npm run replay -- --all --table TABLE" redrives it and all others that stopped; it asks nobody twice (runbook, "A workflow that stopped").`,
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
