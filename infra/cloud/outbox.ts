/** The table's stream rings: for effects that are new, and for audit chains that have grown. */
import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { table as names } from '../../functions/adapters/aws/table.ts';
import { acknowledge } from './acknowledge.ts';
import type { ProductFunction } from './product-function.ts';

type OutboxProps = {
  readonly table: Table;
  /** Each hears of every new effect, and looks at those of its own kinds. */
  readonly lanes: Readonly<Record<string, ProductFunction>>;
  readonly auditAnchor: ProductFunction;
};

type Listener = {
  readonly listener: ProductFunction;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly batchSize: number;
  readonly waitSeconds: number;
};

export class Outbox extends Construct {
  readonly #table: Table;

  constructor(scope: Construct, id: string, { table, lanes, auditAnchor }: OutboxProps) {
    super(scope, id);
    this.#table = table;
    const { partitionKey, sortKey } = names;
    for (const [name, listener] of Object.entries(lanes)) {
      this.#listen(name, {
        listener,
        pattern: {
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { [partitionKey]: { S: FilterRule.beginsWith('effect#') } } },
        },
        batchSize: 10,
        waitSeconds: 0,
      });
    }
    this.#listen('Anchor', {
      listener: auditAnchor,
      pattern: { dynamodb: { Keys: { [sortKey]: { S: FilterRule.isEqual('audit-head') } } } },
      batchSize: 100,
      waitSeconds: 60,
    });
  }

  /** A batch fails only when the store itself does; what the stream then gives up, the five-minute round finds. */
  #listen(id: string, { listener, pattern, batchSize, waitSeconds }: Listener): void {
    const mapping = new EventSourceMapping(this, id, {
      target: listener.function,
      eventSourceArn: this.#table.tableStreamArn ?? '',
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      maxBatchingWindow: Duration.seconds(waitSeconds),
      retryAttempts: 5,
      maxRecordAge: Duration.hours(1),
      bisectBatchOnError: true,
      filters: [FilterCriteria.filter(pattern)],
    });
    listener.role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [this.#table.tableStreamArn ?? ''],
      }),
    );
    // The service looks at the streams of the account to find the one that it was given.
    listener.role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
    acknowledge(mapping, {
      'Serverless-LambdaEventSourceMappingDestination':
        'What a batch leaves behind stays in the outbox, and the five-minute round delivers it.',
    });
  }
}
