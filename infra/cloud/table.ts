/** The one table, as `functions/adapters/aws/table.ts` says. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { table as names } from '../../functions/adapters/aws/table.ts';

const key = (name: string) => ({ name, type: AttributeType.STRING });

/** What a page over an index reads again from the table itself is a batch. */
const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** The parts of a transaction: the API has no update in place, and we have none. */
const committing = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

export class PartnershipTable extends Construct {
  readonly table: Table;

  /**
   * `name`: that of a table which the stack has not made. It is another resource to CloudFormation, so that `cdk import` can
   * adopt it; the one before leaves the stack, and stays.
   */
  constructor(scope: Construct, id: string, { name }: { readonly name?: string | undefined } = {}) {
    super(scope, id);
    this.table = new Table(this, name === undefined ? 'Table' : `Adopted-${name}`, {
      ...(name !== undefined && { tableName: name }),
      partitionKey: key(names.partitionKey),
      sortKey: key(names.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType[names.stream],
      timeToLiveAttribute: names.expiry,
    });
    for (const index of Object.values(names.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: key(index.partitionKey),
        sortKey: key(index.sortKey),
        projectionType: ProjectionType[index.projection],
      });
    }
  }

  grantRead(grantee: IGrantable): void {
    this.#grant(grantee, reading, this.table.tableArn);
    for (const { name } of Object.values(names.indexes)) {
      this.#grant(grantee, ['dynamodb:Query'], `${this.table.tableArn}/index/${name}`);
    }
  }

  grantReadAndCommit(grantee: IGrantable): void {
    this.grantRead(grantee);
    this.#grant(grantee, committing, this.table.tableArn);
  }

  /** How far back the table can be had; nothing of what is in it. */
  grantAskOfBackups(grantee: IGrantable): void {
    this.#grant(grantee, ['dynamodb:DescribeContinuousBackups'], this.table.tableArn);
  }

  /** Only items whose partition begins with one of these: counters of those who guess links. */
  grantPutOf(grantee: IGrantable, partitions: readonly string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem'],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map((begins) => `${begins}*`) } },
      }),
    );
  }

  #grant(grantee: IGrantable, actions: string[], resource: string): void {
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  }
}
