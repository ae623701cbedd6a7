/** One partnership: its file, handed to the platform. */
import { CfnOutput, CustomResource, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { resourceTimeout } from './retention.ts';

/** CloudFormation hands a function at most 256 KB, and this must fit beside everything else that it says. */
const mostFileBytes = 200_000;

export class FileTooLarge extends Error {
  constructor(id: string, bytes: number) {
    super(`${id}: the partnership file is ${bytes} bytes; the limit is ${mostFileBytes}`);
    this.name = 'FileTooLarge';
  }
}

type PartnershipProps = StackProps & { readonly file: PartnershipFile; readonly service: string };

/** `Partnership-wendle-valley`, or `Partnership-trial-wendle-valley`. */
export const partnershipStackName = ({ partnership }: PartnershipFile, instance?: string): string =>
  ['Partnership', ...(instance === undefined ? [] : [instance]), partnership.id].join('-');

export class PartnershipStack extends Stack {
  constructor(scope: Construct, id: string, { file, service, ...props }: PartnershipProps) {
    super(scope, id, { description: `School Partnerships: ${file.partnership.name}`, ...props });
    const text = JSON.stringify(file);
    const bytes = Buffer.byteLength(text);
    if (bytes > mostFileBytes) throw new FileTooLarge(file.partnership.id, bytes);
    const resource = new CustomResource(this, 'Partnership', {
      serviceToken: service,
      resourceType: 'Custom::Partnership',
      serviceTimeout: resourceTimeout,
      properties: { Partnership: file.partnership.id, File: text },
    });
    new CfnOutput(this, 'Outcome', {
      description: 'What the last deploy did',
      value: resource.getAttString('outcome'),
    });
  }
}
