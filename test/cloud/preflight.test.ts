import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsClients, preflight } from '../../infra/cloud/preflight.ts';
import type { Lookup } from '../../infra/cloud/preflight-domain.ts';
import { readCloudSettings } from '../../infra/cloud/settings.ts';

const [ssm, ses, sfn, lambda] = [
  mockClient(SSMClient),
  mockClient(SESClient),
  mockClient(SFNClient),
  mockClient(LambdaClient),
];
let records: Lookup;
const settings = readCloudSettings({
  region: 'eu-west-2',
  sender: { name: 'Schools', address: 'no-reply@trust.sch.uk' },
  alarmAddress: 'it@trust.sch.uk',
  domain: { name: 'partnership.trust.sch.uk', certificateArn: 'arn:aws:acm:eu-west-2:111122223333:certificate/1' },
});
const look = () => preflight(awsClients('eu-west-2'), settings, (name) => records(name));
const left = async () => (await look()).filter(({ ok }) => !ok).map(({ what }) => what);

beforeEach(() => {
  for (const mock of [ssm, ses, sfn, lambda]) mock.reset();
  records = async () => [['v=DMARC1; ', 'p=none']];
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } });
  ses.on(GetIdentityDkimAttributesCommand).resolves({
    DkimAttributes: { 'trust.sch.uk': { DkimEnabled: true, DkimVerificationStatus: 'Success' } },
  });
  sfn.on(ListStateMachinesCommand).resolves({ stateMachines: [] });
  ssm.on(GetParameterCommand).resolves({ Parameter: { Value: '30' } });
  ses.on(GetIdentityVerificationAttributesCommand).resolves({
    VerificationAttributes: { 'trust.sch.uk': { VerificationStatus: 'Success' } },
  });
  ses.on(GetSendQuotaCommand).resolves({ Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 3 });
  ses.on(GetAccountSendingEnabledCommand).resolves({ Enabled: true });
});

describe('looking at an account before the first deploy', () => {
  it('finds nothing to do where everything is there', async () => {
    expect(await left()).toEqual([]);
  });

  it('asks nothing further where AWS does not let us in, and says how to sign in', async () => {
    sfn.on(ListStateMachinesCommand).rejects(Object.assign(new Error('no'), { name: 'CredentialsProviderError' }));
    const findings = await look();
    expect(findings.at(-1)).toMatchObject({ ok: false, next: expect.stringContaining('aws sso login') });
    expect(ses.calls()).toHaveLength(0);
  });

  it('says when the account is not bootstrapped', async () => {
    ssm.on(GetParameterCommand).rejects(Object.assign(new Error('no'), { name: 'ParameterNotFound' }));
    expect(await left()).toEqual(['The account is not bootstrapped in eu-west-2 (ParameterNotFound)']);
  });

  it('says when the sender’s domain is not verified', async () => {
    ses.on(GetIdentityVerificationAttributesCommand).resolves({ VerificationAttributes: {} });
    expect(await left()).toEqual(['trust.sch.uk is not verified in SES']);
  });

  it('says when few functions may run at once, mails are not signed, or the domain says nothing of DMARC', async () => {
    lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } });
    ses.on(GetIdentityDkimAttributesCommand).resolves({
      DkimAttributes: { 'trust.sch.uk': { DkimEnabled: false, DkimVerificationStatus: 'Pending' } },
    });
    records = async () => [['v=spf1 -all']];
    expect(await left()).toEqual([
      'Mails are not signed for trust.sch.uk (DKIM: Pending)',
      'trust.sch.uk says nothing of DMARC: school filters trust its mails less',
      '10 functions may run at once',
    ]);
  });

  it('tells no record from no answer of DNS, and asks by the sender’s domain', async () => {
    const asked: string[] = [];
    const failing =
      (code: string): Lookup =>
      async (name) => {
        asked.push(name);
        throw Object.assign(new Error('no'), { code });
      };
    records = failing('ENOTFOUND');
    expect(await left()).toEqual(['trust.sch.uk says nothing of DMARC: school filters trust its mails less']);
    records = failing('ETIMEOUT');
    expect(await left()).toEqual(['DNS cannot be asked about _dmarc.trust.sch.uk (ETIMEOUT)']);
    expect(new Set(asked)).toEqual(new Set(['_dmarc.trust.sch.uk']));
  });

  it('says when the pages would be at an address of AWS, and when Lambda and SES cannot be asked', async () => {
    const { domain: _, ...without } = settings;
    const findings = await preflight(awsClients('eu-west-2'), without, (name) => records(name));
    expect(findings.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual([
      expect.stringContaining('No domain of your own'),
    ]);
    lambda.on(GetAccountSettingsCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
    ses.on(GetIdentityDkimAttributesCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    expect(await left()).toEqual([
      'SES cannot be asked about DKIM (AccessDenied)',
      'Lambda cannot be asked (AccessDeniedException)',
    ]);
  });

  it('knows the sandbox by its quota', async () => {
    ses.on(GetSendQuotaCommand).resolves({ Max24HourSend: 200, MaxSendRate: 1 });
    expect(await left()).toEqual(['SES is in its sandbox: 200 mails a day, to verified addresses only']);
  });

  it('says when sending is switched off', async () => {
    ses.on(GetAccountSendingEnabledCommand).resolves({ Enabled: false });
    expect(await left()).toEqual(['Sending is switched off for this account']);
  });

  it('does not let the addresses of the example pass', async () => {
    const example = { ...settings, alarmAddress: 'it@example.org' };
    const [first] = await preflight(awsClients('eu-west-2'), example);
    expect(first?.ok).toBe(false);
  });
});
