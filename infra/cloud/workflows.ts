/** The seven state machines from `workflows/`, bound as `workflows/bindings.ts` says. */
import { readFileSync } from 'node:fs';
import { Arn, ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type WorkflowName, type WorkflowTask, workflowNames } from '../../functions/domain/work-names.ts';
import { taskBindings, workflowBindings } from '../../workflows/bindings.ts';
import { withRetries } from '../../workflows/retries.ts';
import { acknowledge, asReported } from './acknowledge.ts';

const fileOf = (name: WorkflowName): string =>
  readFileSync(new URL(`../../workflows/${name}.asl.json`, import.meta.url), 'utf8');

const definitionOf = (name: WorkflowName): string => JSON.stringify(withRetries(JSON.parse(fileOf(name))), null, 2);

const placeholdersIn = (definition: string): string[] => [
  ...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])),
];

const isTask = (name: string): name is keyof typeof taskBindings => name in taskBindings;
const isWorkflow = (name: string): name is keyof typeof workflowBindings => name in workflowBindings;

export type WorkflowsProps = {
  readonly tasks: Readonly<Record<WorkflowTask, IFunction>>;
  readonly logDays: RetentionDays;
};

export class Workflows extends Construct {
  readonly machines = new Map<WorkflowName, StateMachine>();
  /** Errors of every execution. */
  readonly log: LogGroup;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, { tasks, logDays }: WorkflowsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.#prefix = `${stack.stackName}-`;
    this.log = new LogGroup(this, 'Log', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    for (const name of workflowNames) this.machines.set(name, this.#machine(name, tasks, this.log));
  }

  /** Starts executions, and rings those that wait. */
  grantStartAndRing(grantee: IGrantable): void {
    const machines = [...this.machines.values()].map((machine) => machine.stateMachineArn);
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['states:StartExecution', 'states:SendTaskSuccess'], resources: machines }),
    );
  }

  #arnOf(resource: 'stateMachine' | 'execution', name: string): string {
    return Arn.format(
      { service: 'states', resource, resourceName: `${this.#prefix}${name}`, arnFormat: ArnFormat.COLON_RESOURCE_NAME },
      Stack.of(this),
    );
  }

  #machine(name: WorkflowName, tasks: WorkflowsProps['tasks'], logGroup: LogGroup): StateMachine {
    const definition = definitionOf(name);
    const bound = placeholdersIn(definition).map((placeholder): [string, IFunction | string] => {
      if (isTask(placeholder)) return [placeholder, tasks[taskBindings[placeholder]]];
      if (isWorkflow(placeholder)) return [placeholder, this.#arnOf('stateMachine', workflowBindings[placeholder])];
      throw new Error(`${name}.asl.json: nothing is bound to \${${placeholder}}`);
    });
    const machine = new StateMachine(this, name, {
      stateMachineName: `${this.#prefix}${name}`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: Object.fromEntries(
        bound.map(([placeholder, to]) => [placeholder, typeof to === 'string' ? to : to.functionArn]),
      ),
      tracingEnabled: true,
      // Errors and their states, without what was handed from one to the next.
      logs: { destination: logGroup, level: LogLevel.ERROR, includeExecutionData: false },
    });
    for (const [placeholder, to] of bound) {
      if (typeof to === 'string' && isWorkflow(placeholder)) this.#grantStart(machine, workflowBindings[placeholder]);
      if (typeof to !== 'string') {
        machine.addToRolePolicy(
          new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [to.functionArn] }),
        );
      }
    }
    acknowledge(machine, {
      'AwsSolutions-SF1':
        'Errors are logged. ALL would log each of the transitions, which cost more than the transitions.',
      'AwsSolutions-IAM5[Resource::*]':
        'The delivery of logs is set up for the whole account, and X-Ray names no resource: neither takes one.',
    });
    return machine;
  }

  /** What `.sync:2` needs: start, look at, and stop the executions of that machine, and the rule that tells of their end. */
  #grantStart(machine: StateMachine, child: WorkflowName): void {
    const executions = `${this.#arnOf('execution', child)}:*`;
    const rule = Arn.format(
      { service: 'events', resource: 'rule', resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule' },
      Stack.of(this),
    );
    const allow = (actions: string[], resource: string) =>
      machine.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
    allow(['states:StartExecution'], this.#arnOf('stateMachine', child));
    allow(['states:DescribeExecution', 'states:StopExecution'], executions);
    allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], rule);
    acknowledge(machine, {
      [`AwsSolutions-IAM5[Resource::${asReported(this, executions)}]`]:
        'Executions get their names as they start; the machine is named.',
    });
  }
}
