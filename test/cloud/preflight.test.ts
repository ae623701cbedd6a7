import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsClients, preflight } from '../../infra/cloud/preflight.ts';
import { readCloudSettings } from '../../infra/cloud/settings.ts';

const [ssm, ses, sfn] = [mockClient(SSMClient), mockClient(SESClient), mockClient(SFNClient)];
const settings = readCloudSettings({
  region: 'eu-west-2',
  sender: { name: 'Schools', address: 'no-reply@trust.sch.uk' },
  alarmAddress: 'it@trust.sch.uk',
});
const look = () => preflight(awsClients('eu-west-2'), settings);
const left = async () => (await look()).filter(({ ok }) => !ok).map(({ what }) => what);

beforeEach(() => {
  for (const mock of [ssm, ses, sfn]) mock.reset();
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
