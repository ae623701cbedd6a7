/** The platform: everything that partnerships share. It composes; what each part is stands in its own file. */
import { fileURLToPath } from 'node:url';
import { ArnFormat, CfnOutput, CustomResource, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { WorkflowTask } from '../../functions/domain/work-names.ts';
import { versionIn } from '../local/version.ts';
import type { Bundled } from './bundles.ts';
import { Clockwork } from './clockwork.ts';
import { Documents } from './documents.ts';
import { Functions } from './functions.ts';
import { KeyOfLinkKeys } from './key-of-link-keys.ts';
import { Mail } from './mail.ts';
import { Outbox } from './outbox.ts';
import { logRetention, resourceTimeout } from './retention.ts';
import type { CloudSettings } from './settings.ts';
import { PartnershipTable } from './table.ts';
import { Watch } from './watch.ts';
import { WebApi } from './web-api.ts';
import { Workflows } from './workflows.ts';

type PlatformProps = StackProps & { readonly settings: CloudSettings; readonly bundled: Bundled };

export class PlatformStack extends Stack {
  /** What a partnership's stack calls. */
  readonly partnershipService: string;

  constructor(scope: Construct, id: string, { settings, bundled, ...props }: PlatformProps) {
    super(scope, id, { description: 'School Partnerships: the platform', terminationProtection: true, ...props });
    const logDays = logRetention(settings);
    const table = new PartnershipTable(this, 'Data', { name: settings.tableName });
    const documents = new Documents(this, 'Documents', { bundled, logDays });
    const mail = new Mail(this, 'Mail', { senderAddress: settings.sender.address });
    const web = new WebApi(this, 'Web', { settings, logDays });
    const linkKeysParameter = `/${this.stackName}/link-keys`;

    const functions = new Functions(this, 'Functions', {
      settings,
      table,
      bundled,
      linkKeysParameter,
      version: versionIn(fileURLToPath(new URL('../..', import.meta.url))),
      lostNews: mail.lostNews,
      environment: {
        TABLE_NAME: table.table.tableName,
        PUBLIC_URL: web.url,
        SENDER_NAME: settings.sender.name,
        ...(settings.textSender && { TEXT_SENDER: settings.textSender }),
        SENDER_ADDRESS: settings.sender.address,
        LINK_KEY_NUMBER: String(settings.linkKey),
        STYLESHEET: bundled.stylesheet,
      },
      workflowArns: this.formatArn({
        service: 'states',
        resource: 'stateMachine',
        resourceName: `${this.stackName}-`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      configurationSet: mail.configurationSet.configurationSetName,
      registerBucket: documents.bucket.bucketName,
      papersFunction: documents.maker.function.functionName,
    });
    for (const { role } of functions.offerPapers) documents.grantMake(role);
    for (const { role } of [functions.pages, functions.decisions]) documents.grantReadRegister(role);
    const tasks = Object.entries(functions.tasks).map(([name, task]) => [name, task.function]);
    const workflows = new Workflows(this, 'Workflows', {
      tasks: Object.fromEntries(tasks) as Record<WorkflowTask, (typeof functions.delivery)['function']>,
      logDays,
    });
    const machines = [...workflows.machines.values()];

    web.serve({ pages: functions.pages.function, decisions: functions.decisions.function });
    workflows.grantStartAndRing(functions.delivery.role);
    mail.grantSend(functions.post.role);
    mail.tellNews(functions.mailNews.function);
    new Outbox(this, 'Outbox', {
      table: table.table,
      lanes: { Delivery: functions.delivery, Post: functions.post },
      auditAnchor: functions.auditAnchor,
    });
    new Clockwork(this, 'Clockwork', {
      sweep: functions.sweep.function,
      lanes: { Delivery: functions.delivery.function, Post: functions.post.function },
    });
    new Watch(this, 'Watch', {
      address: settings.alarmAddress,
      apiId: web.api.apiId,
      delivery: functions.delivery,
      post: functions.post,
      sweep: functions.sweep,
      mailNews: functions.mailNews,
      lostNews: mail.lostNews,
      workflowLog: workflows.log,
      machines,
    });
    const keyOfKeys = new KeyOfLinkKeys(this, 'KeyOfLinkKeys', {
      parameter: linkKeysParameter,
      readers: [functions.pages.role, functions.decisions.role, functions.post.role],
      writer: functions.linkKeys.role,
    });
    const keys = new CustomResource(this, 'LinkKeys', {
      serviceToken: functions.linkKeys.function.functionArn,
      resourceType: 'Custom::LinkKeys',
      serviceTimeout: resourceTimeout,
      properties: { Parameter: linkKeysParameter, Key: keyOfKeys.key.keyArn },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    keys.node.addDependency(functions.linkKeys.role, keyOfKeys.key);
    this.partnershipService = functions.partnership.function.functionArn;
    this.#tell(web, table);
  }

  #tell(web: WebApi, table: PartnershipTable): void {
    new CfnOutput(this, 'Address', { description: 'Where people reach it', value: web.url });
    new CfnOutput(this, 'TableName', { description: 'The table with everything in it', value: table.table.tableName });
    if (web.domainTarget !== undefined) {
      new CfnOutput(this, 'DomainTarget', {
        description: 'Make a CNAME record of your domain that points here',
        value: web.domainTarget,
      });
    }
  }
}
