/** What SES tells of our mails comes back as events of its own, which only SES can send. */
import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  CfnConfigurationSetEventDestination,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
} from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, asReported } from './acknowledge.ts';

export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  /** Keeps for two weeks what the function could not take in. */
  readonly lostNews: Queue;
  readonly #senderAddress: string;

  constructor(scope: Construct, id: string, { senderAddress }: { senderAddress: string }) {
    super(scope, id);
    this.#senderAddress = senderAddress;
    this.configurationSet = new ConfigurationSet(this, 'Set', {
      configurationSetName: Stack.of(this).stackName,
      reputationMetrics: true,
      // A mail server without TLS would carry a link in the open.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    this.lostNews = new Queue(this, 'LostNews', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.lostNews, {
      'AwsSolutions-SQS3': 'This is the dead letter queue.',
      'Serverless-SQSRedrivePolicy': 'This is the dead letter queue.',
    });
    const { region, account, partition } = Stack.of(this);
    new CfnConfigurationSetEventDestination(this, 'News', {
      configurationSetName: this.configurationSet.configurationSetName,
      eventDestination: {
        name: 'news',
        enabled: true,
        matchingEventTypes: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.DELIVERY],
        eventBridgeDestination: { eventBusArn: `arn:${partition}:events:${region}:${account}:event-bus/default` },
      },
    });
  }

  /** News of our mails, and of nobody else's. */
  tellNews(listener: IFunction): void {
    new Rule(this, 'NewsRule', {
      description: 'Mails of School Partnerships that were delivered, came back, or were complained about',
      eventBus: EventBus.fromEventBusName(this, 'Bus', 'default'),
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Delivered', 'Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new LambdaFunction(listener, { retryAttempts: 20, deadLetterQueue: this.lostNews })],
    });
  }

  /** Only from our own address, and only so that news comes back. */
  grantSend(grantee: IGrantable): void {
    const { region, account, partition } = Stack.of(this);
    const arn = (resource: string) => `arn:${partition}:ses:${region}:${account}:${resource}`;
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        // In the sandbox the service asks for the right to each recipient's identity too, of whatever domain. Who it may be
        // sent from is said by the condition alone.
        resources: [arn('identity/*'), arn(`configuration-set/${this.configurationSet.configurationSetName}`)],
        conditions: { StringEquals: { 'ses:FromAddress': this.#senderAddress } },
      }),
    );
    acknowledge(grantee.grantPrincipal instanceof Construct ? grantee.grantPrincipal : this, {
      [`AwsSolutions-IAM5[Resource::${asReported(this, arn('identity/*'))}]`]:
        'Recipients in the sandbox are identities too; the condition names the one address that mails come from.',
    });
  }
}
