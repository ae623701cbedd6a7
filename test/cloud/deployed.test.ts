import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { forTheCloud } from '../../infra/cloud/left-out.ts';
import { readCloudSettings } from '../../infra/cloud/settings.ts';
import { loadPartnershipFolder } from '../../infra/partnerships/load.ts';
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

describe('an instance', () => {
  it('names everything, so that it lives beside the one without a name; and its table may be one that was restored', async () => {
    const trial = await synthesised({ instance: 'trial', tableName: 'Restored-1' });
    const [stack] = trial.partnerships;
    expect(stack?.stackName).toBe(`Partnership-trial-${aPartnershipFile().partnership.id}`);
    const named = (made: Synthesised) =>
      [
        ...made.all('AWS::StepFunctions::StateMachine').map(({ properties }) => properties.StateMachineName),
        ...made.all('AWS::SES::ConfigurationSet').map(({ properties }) => properties.Name),
        ...made.all('AWS::CloudWatch::Dashboard').map(({ properties }) => properties.DashboardName),
        ...made.all('AWS::CloudWatch::Alarm').map(({ properties }) => properties.AlarmName),
        ...made.all('Custom::LinkKeys').map(({ properties }) => properties.Parameter),
      ].map(String);
    expect(named(cloud).length).toBeGreaterThan(20);
    expect(named(trial).filter((name) => named(cloud).includes(name))).toEqual([]);
    for (const name of named(trial)) expect(name).toContain('SchoolPartnerships-trial');
    const [table, ...others] = trial.all('AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(table).toMatchObject({ properties: { TableName: 'Restored-1' }, deletion: 'Retain' });
    // Another resource to CloudFormation than the one that the platform made: so it can be adopted.
    expect(table?.id).not.toBe(cloud.all('AWS::DynamoDB::Table')[0]?.id);
    expect(cloud.all('AWS::DynamoDB::Table')[0]?.properties.TableName).toBeUndefined();
  });
});

describe('what cdk ls shows', () => {
  it('is a stack for each partnership, and a reason for each that is left out', async () => {
    const { files, faults } = await loadPartnershipFolder('infra/partnerships/examples');
    expect(faults).toEqual([]);
    const { taken, leftOut } = forTheCloud(files.map(({ value }) => value));
    expect(taken.map(({ partnership }) => partnership.id)).toEqual(['two-schools']);
    expect(leftOut).toEqual([
      expect.stringMatching(/^Left out: calder-edge, a demonstration/),
      expect.stringMatching(/^Left out: tarn, a demonstration/),
    ]);
  });

  it('is an example that can be deployed, with the settings that are shipped', () => {
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
    expect(readCloudSettings(context['school-partnerships']).partnerships).toBe('infra/partnerships/examples');
  });
});
