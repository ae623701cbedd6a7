/**
 * The key that the keys behind links are encrypted with. The account's own key for parameters decrypts for everybody who may
 * read parameters; this one for the pages, the decisions and the post, and for nobody else, whatever other policies allow.
 */
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, type IRole, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

type KeyProps = {
  /** The name of the parameter, with its slashes. */
  readonly parameter: string;
  readonly readers: readonly IRole[];
  readonly writer: IRole;
};

/** Looking after the key, and saying who may use it. Not using it: whoever changes this policy leaves a trace. */
const lookingAfter = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

export class KeyOfLinkKeys extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { parameter, readers, writer }: KeyProps) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    const arn = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: parameter.replace(/^\//, ''),
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    // Only through the parameter store, and only for this one parameter.
    const conditions = {
      StringEquals: { 'kms:ViaService': `ssm.${region}.${urlSuffix}`, 'kms:EncryptionContext:PARAMETER_ARN': arn },
    };
    const allow = (sid: string, principals: readonly IRole[], actions: string[]) =>
      new PolicyStatement({
        sid,
        principals: principals.map((role) => role.grantPrincipal),
        actions,
        resources: ['*'],
        conditions,
      });
    this.key = new Key(this, 'Key', {
      description: `The keys behind links of ${Stack.of(this).stackName}. Without this key every open link is dead.`,
      enableKeyRotation: true,
      // With the key gone, so is every open link.
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'LookAfterButNotUse',
            principals: [new AccountRootPrincipal()],
            actions: lookingAfter,
            resources: ['*'],
          }),
          allow('FollowAndMakeLinks', readers, ['kms:Decrypt']),
          allow('WriteThemOnce', [writer], ['kms:Encrypt']),
        ],
      }),
    });
  }
}
