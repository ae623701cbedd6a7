import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { readCloudSettings } from '../../infra/cloud/settings.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { type Synthesised, someSettings, synthesised } from './assembly.ts';
import { platformTests } from './platform.ts';
import { releasedTests } from './released.ts';
import { rightsTests } from './rights.ts';
import { targetTests } from './targets.ts';
import { workflowTests } from './workflows.ts';

/** Synthesised once for all tests that look at what is deployed. */
let cloud: Synthesised;
beforeAll(async () => {
  cloud = await synthesised();
}, 120_000);

platformTests(() => cloud);
rightsTests(() => cloud);
targetTests(() => cloud);
workflowTests(() => cloud);
releasedTests(() => cloud);

describe('the stack of a partnership', () => {
  it('hands its whole file over as one text, so that numbers stay numbers', () => {
    const [stack] = cloud.partnerships;
    if (!stack) throw new Error('no stack');
    expect(stack.stackName).toBe(`Partnership-${aPartnershipFile().partnership.id}`);
    const [resource, ...others] = Object.values(Template.fromStack(stack).findResources('Custom::Partnership'));
    expect(others).toEqual([]);
    expect(PartnershipFile.parse(JSON.parse(resource?.Properties.File))).toEqual(aPartnershipFile());
  });

  it('calls the platform’s one function, and has nothing of its own to lose', () => {
    const [stack] = cloud.partnerships;
    if (!stack) throw new Error('no stack');
    const { Resources } = Template.fromStack(stack).toJSON();
    expect(Object.values<{ Type: string }>(Resources).map(({ Type }) => Type)).toEqual(['Custom::Partnership']);
  });
});

describe('the settings in cdk.json', () => {
  it('are taken with what they leave open', () => {
    expect(readCloudSettings(someSettings)).toMatchObject({
      partnerships: 'infra/partnerships',
      logDays: 90,
      auditYears: 10,
    });
  });

  it('are refused with every fault at once, each with its place and what is expected', () => {
    const wrong = { region: 'London', sender: { name: '', address: 'nobody' }, logDays: 7, retention: 3 };
    const told = (() => {
      try {
        readCloudSettings(wrong);
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    for (const part of [
      'region: expected a region',
      'sender.name: expected',
      'sender.address: expected an email',
      'alarmAddress: expected',
      'logDays',
      '(retention)',
    ]) {
      expect(told).toContain(part);
    }
  });

  it('may name a domain, and then the API answers under no other', async () => {
    const named = await synthesised({
      domain: {
        name: 'partnerships.example.org',
        certificateArn: 'arn:aws:acm:eu-west-2:111122223333:certificate/abc-1',
      },
    });
    named.template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    expect(named.json).toContain('"PUBLIC_URL":"https://partnerships.example.org"');
  });
});
