/** Every function of the platform, with the rights that it has: to the table, to the keys behind links, and no more. */
import { ArnFormat, type Duration, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { WorkflowTask } from '../../functions/domain/work-names.ts';
import { taskBindings } from '../../workflows/bindings.ts';
import type { Bundled, BundleName } from './bundles.ts';
import { ProductFunction } from './product-function.ts';
import { auditRetention, logRetention, resourceLateness } from './retention.ts';
import type { CloudSettings } from './settings.ts';
import type { PartnershipTable } from './table.ts';

/** A web page has 15 seconds; a task less than the minute after which its workflow gives it up. */
const seconds = { web: 15, task: 50, resource: 120, delivery: 300, sweep: 900 };

export type FunctionsProps = {
  readonly settings: CloudSettings;
  readonly table: PartnershipTable;
  readonly bundled: Bundled;
  /** What every function is told. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the names of the workflows follow in their ARNs. */
  readonly workflowArns: string;
  readonly configurationSet: string;
  readonly linkKeysParameter: string;
  /** Which version this is, for the page of whoever runs it. */
  readonly version: string;
  /** Where the register of schools lies. */
  readonly registerBucket: string;
  /** The name of the function that makes PDFs. */
  readonly papersFunction: string;
  /** Keeps news of mails that could not be taken in. */
  readonly lostNews: IQueue;
};

type Wanted = {
  readonly bundle: BundleName;
  readonly description: string;
  readonly alone: string;
  readonly timeoutSeconds: number;
  readonly failures: string | IQueue;
  readonly links?: boolean;
  readonly papers?: boolean;
  readonly memory?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly lateness?: Duration;
};

const seen = 'Whoever asked for the page sees it, and an alarm tells.';
const outbox = 'What it could not deliver stays in the outbox, and an alarm tells.';
const told = 'CloudFormation hears, and rolls back.';

export class Functions extends Construct {
  /** One code: what is read, and what is posted. */
  readonly pages: ProductFunction;
  readonly decisions: ProductFunction;
  readonly delivery: ProductFunction;
  readonly post: ProductFunction;
  readonly sweep: ProductFunction;
  readonly mailNews: ProductFunction;
  readonly auditAnchor: ProductFunction;
  readonly linkKeys: ProductFunction;
  readonly partnership: ProductFunction;
  readonly tasks: Readonly<Record<WorkflowTask, ProductFunction>>;
  /** Those that have PDFs made. */
  readonly offerPapers: ProductFunction[] = [];
  readonly #props: FunctionsProps;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    this.#props = props;
    const { table } = props;
    const web = {
      bundle: 'web',
      timeoutSeconds: seconds.web,
      memory: 1024,
      links: true,
      failures: seen,
      environment: { REGISTER_BUCKET: props.registerBucket },
    } as const;
    this.pages = this.#make('Pages', {
      ...web,
      environment: { ...web.environment, VERSION: props.version },
      description: 'Shows pages; changes nothing',
      alone: 'On its own since what is looked at may read, and have PDFs made, and write nothing',
      papers: true,
    });
    this.decisions = this.#make('Decisions', {
      ...web,
      description: 'Takes forms, and commits them',
      alone: 'On its own since only what is posted may commit',
    });
    this.delivery = this.#make('Delivery', {
      bundle: 'delivery',
      description: 'Rings and starts workflows',
      alone: 'On its own since it alone may start and wake workflows',
      failures: outbox,
      timeoutSeconds: seconds.delivery,
      papers: true,
      environment: { WORKFLOW_ARNS: props.workflowArns },
    });
    this.post = this.#make('Post', {
      bundle: 'post',
      description: 'Sends mails and text messages',
      alone: 'On its own since it alone may send, and a slow mail must hold up no workflow',
      failures: outbox,
      timeoutSeconds: seconds.delivery,
      links: true,
      environment: { CONFIGURATION_SET: props.configurationSet },
    });
    if (props.settings.textSender) this.#allowTexts(this.post.role, props.settings.textSender);
    this.sweep = this.#make('Sweep', {
      bundle: 'sweep',
      description: 'Every morning: everything that a date has come for',
      alone: 'On its own since it may take fifteen minutes',
      failures: 'An alarm tells, and the next sweep does what this one did not.',
      timeoutSeconds: seconds.sweep,
    });
    this.mailNews = this.#make('MailNews', {
      bundle: 'mail-news',
      description: 'Hears which mails were delivered and which came back',
      alone: 'On its own since SES calls it, and a queue keeps what it could not take in',
      failures: props.lostNews,
      timeoutSeconds: seconds.task,
    });
    this.auditAnchor = this.#make('AuditAnchor', {
      bundle: 'audit-anchor',
      description: 'Writes the heads of the audit chains down a second time',
      alone: 'On its own since it writes to no table, and its log outlives the stack',
      failures: 'The next head of the same chain covers this one.',
      timeoutSeconds: seconds.task,
      memory: 256,
    });
    this.partnership = this.#make('Partnership', {
      bundle: 'partnership',
      description: 'Brings partnerships in, applies their files, puts them away',
      alone: 'On its own since only a deployment may call it',
      failures: told,
      lateness: resourceLateness,
      timeoutSeconds: seconds.resource,
    });
    this.linkKeys = this.#make('LinkKeys', {
      bundle: 'link-keys',
      description: 'Makes the keys behind links, once',
      alone: 'On its own since it alone may write the keys, and may touch nothing else',
      failures: told,
      lateness: resourceLateness,
      timeoutSeconds: seconds.resource,
      memory: 256,
    });
    this.tasks = this.#makeTasks();

    table.grantRead(this.pages.role);
    table.grantAskOfBackups(this.pages.role);
    table.grantPutOf(this.pages.role, ['counter#']);
    table.grantRead(this.auditAnchor.role);
    const writers = [
      this.decisions,
      this.delivery,
      this.post,
      this.sweep,
      this.mailNews,
      this.partnership,
      ...Object.values(this.tasks),
    ];
    for (const { role } of writers) table.grantReadAndCommit(role);
    this.#allowKeys(this.linkKeys.role, ['ssm:PutParameter']);
  }

  #makeTasks(): Record<WorkflowTask, ProductFunction> {
    const made = Object.entries(taskBindings).map(([placeholder, task]): [WorkflowTask, ProductFunction] => [
      task,
      this.#make(`Task${placeholder}`, {
        bundle: 'task',
        description: `The task ${task} of the workflows`,
        alone: 'On its own since workflows that wait know it by its name, and call no other',
        failures: 'The workflow that called it hears, tries again, and stops with an alarm.',
        timeoutSeconds: seconds.task,
        environment: { TASK: task },
      }),
    ]);
    return Object.fromEntries(made) as Record<WorkflowTask, ProductFunction>;
  }

  #make(id: string, { links = false, papers = false, environment, ...wanted }: Wanted): ProductFunction {
    const { settings, environment: common, linkKeysParameter, papersFunction } = this.#props;
    const keepLogs = wanted.bundle === 'audit-anchor';
    const made = new ProductFunction(this, id, {
      ...wanted,
      code: this.#props.bundled.folderOf(wanted.bundle),
      keepLogs,
      logDays: keepLogs ? auditRetention(settings) : logRetention(settings),
      environment: {
        ...common,
        ...environment,
        ...(links && { LINK_KEYS: linkKeysParameter }),
        ...(papers && { PAPERS_FUNCTION: papersFunction }),
      },
    });
    if (links) this.#allowKeys(made.role, ['ssm:GetParameter']);
    if (papers) this.offerPapers.push(made);
    return made;
  }

  /** Under this one name, to telephones in the United Kingdom. */
  #allowTexts(grantee: IGrantable, sender: string): void {
    const resource = Stack.of(this).formatArn({
      service: 'sms-voice',
      resource: 'sender-id',
      resourceName: `${sender}/GB`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sms-voice:SendTextMessage'], resources: [resource] }),
    );
  }

  /** The key that encrypts it is the account's own for parameters: reading through the service needs no other right. */
  #allowKeys(grantee: IGrantable, actions: string[]): void {
    const resource = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: this.#props.linkKeysParameter.replace(/^\//, ''),
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  }
}
