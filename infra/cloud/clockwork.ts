/** What runs by the clock: the daily sweep at 07:00 in London, and every five minutes what the stream has missed. */
import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';

type ClockworkProps = { readonly sweep: IFunction; readonly lanes: Readonly<Record<string, IFunction>> };

export class Clockwork extends Construct {
  constructor(scope: Construct, id: string, { sweep, lanes }: ClockworkProps) {
    super(scope, id);
    new Schedule(this, 'Daily', {
      description: 'Everything that a date has come for',
      schedule: ScheduleExpression.cron({ minute: '0', hour: '7', timeZone: TimeZone.EUROPE_LONDON }),
      // The day's sweep is worth running all day long, and twice does nothing.
      target: new LambdaInvoke(sweep, {
        role: this.#mayCall('SweepCaller', sweep),
        retryAttempts: 20,
        maxEventAge: Duration.hours(20),
      }),
    });
    for (const [name, lane] of Object.entries(lanes)) {
      new Schedule(this, `ReRing${name}`, {
        description: `What is due again in the outbox (${name})`,
        schedule: ScheduleExpression.rate(Duration.minutes(5)),
        target: new LambdaInvoke(lane, {
          role: this.#mayCall(`${name}Caller`, lane),
          retryAttempts: 0,
          maxEventAge: Duration.minutes(5),
        }),
      });
    }
  }

  /** A role that may call this one function, and no version of it beside. */
  #mayCall(id: string, called: IFunction): IRole {
    const { account } = Stack.of(this);
    const role = new Role(this, id, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [called.functionArn] }));
    return role.withoutPolicyUpdates();
  }
}
