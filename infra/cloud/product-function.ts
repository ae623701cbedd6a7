/** One function: a bundle, a role of its own that can write to its own log and nothing else, and what it is told. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export type FunctionProps = {
  /** The folder of its bundle. */
  readonly code: string;
  /** What it does. */
  readonly description: string;
  /** Why it is a function of its own; whoever looks at the functions in the console reads it. */
  readonly alone: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logDays: RetentionDays;
  readonly timeoutSeconds: number;
  /** MB; the processor grows with it. */
  readonly memory?: number;
  /** Logs that are evidence outlive the stack. */
  readonly keepLogs?: boolean;
  /** Who hears when it fails; or the queue that keeps what it could not do. */
  readonly failures: string | IQueue;
  /** Called without an answer: not later than this after it was asked. */
  readonly lateness?: Duration | undefined;
};

export class ProductFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: FunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: props.logDays,
      removalPolicy: props.keepLogs ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `${props.description} (${Stack.of(this).stackName})`,
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );
    this.function = new LambdaFunction(this, 'Function', {
      code: Code.fromAsset(props.code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      description: `${props.description}. ${props.alone}`,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      memorySize: props.memory ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      environment: { ...props.environment },
      ...(props.lateness && { maxEventAge: props.lateness }),
      ...(typeof props.failures !== 'string' && { deadLetterQueue: props.failures }),
    });
    if (typeof props.failures === 'string') {
      const { failures } = props;
      acknowledge(this.function, {
        'Serverless-LambdaDLQ': failures,
        ...(props.lateness && { 'Serverless-LambdaAsyncFailureDestination': failures }),
      });
    }
    acknowledge(this.role, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray takes trace segments of any function: it names no resource.',
    });
  }
}
