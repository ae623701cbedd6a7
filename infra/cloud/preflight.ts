/** Looks at an AWS account before the first deploy, changes nothing, and says what is to be done. */
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { concurrency, dkim, dmarc, dnsLookup, type Finding, type Lookup, ownDomain } from './preflight-domain.ts';
import type { CloudSettings } from './settings.ts';

/** SES gives a new account two hundred mails a day, to verified addresses only. */
const sandboxMails = 200;
/** A board of forty is asked, reminded and thanked within a second or two. */
const enoughPerSecond = 5;

type Clients = {
  readonly ssm: SSMClient;
  readonly ses: SESClient;
  readonly sfn: SFNClient;
  readonly lambda: LambdaClient;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');
const found = (what: string): Finding => ({ ok: true, what });
const missing = (what: string, next: string): Finding => ({ ok: false, what, next });

const credentials = async ({ sfn }: Clients, region: string): Promise<Finding> => {
  try {
    await sfn.send(new ListStateMachinesCommand({ maxResults: 1 }));
    return found(`Credentials for ${region} work`);
  } catch (error) {
    return missing(
      `AWS does not let us in (${nameOf(error)})`,
      'Sign in with an administrator’s role: aws configure sso, then aws sso login, and set AWS_PROFILE.',
    );
  }
};

const bootstrap = async ({ ssm }: Clients, region: string): Promise<Finding> => {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }));
    return found(`The account is bootstrapped for CDK (version ${Parameter?.Value})`);
  } catch (error) {
    return missing(`The account is not bootstrapped in ${region} (${nameOf(error)})`, 'Once: npx cdk bootstrap');
  }
};

const identity = async ({ ses }: Clients, address: string): Promise<Finding> => {
  const domain = address.slice(address.indexOf('@') + 1);
  try {
    const command = new GetIdentityVerificationAttributesCommand({ Identities: [domain, address] });
    const { VerificationAttributes = {} } = await ses.send(command);
    const verified = [domain, address].find((name) => VerificationAttributes[name]?.VerificationStatus === 'Success');
    if (verified !== undefined) return found(`SES may send as ${verified}`);
    const next = `In the console of SES, create the identity ${domain} and put its three DKIM records into the domain’s DNS.`;
    return missing(`${domain} is not verified in SES`, next);
  } catch (error) {
    return missing(
      `SES cannot be asked about ${domain} (${nameOf(error)})`,
      'Allow ses:GetIdentityVerificationAttributes, then look again.',
    );
  }
};

const quota = async ({ ses }: Clients): Promise<readonly Finding[]> => {
  try {
    const [{ Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 }, { Enabled }] = await Promise.all([
      ses.send(new GetSendQuotaCommand({})),
      ses.send(new GetAccountSendingEnabledCommand({})),
    ]);
    const inSandbox = Max24HourSend <= sandboxMails;
    return [
      Enabled
        ? found('Sending is switched on')
        : missing(
            'Sending is switched off for this account',
            'Read what SES says in its console under "Account dashboard".',
          ),
      inSandbox
        ? missing(
            `SES is in its sandbox: ${Max24HourSend} mails a day, to verified addresses only`,
            'Ask for production access (runbook, "Leaving the sandbox"). It takes about a day.',
          )
        : found(`SES sends ${Max24HourSend} mails a day, of which ${SentLast24Hours} are used`),
      MaxSendRate < enoughPerSecond && !inSandbox
        ? missing(`SES sends ${MaxSendRate} mails a second`, 'Enough, but slow: ask for more under "Service quotas".')
        : found(`SES sends ${MaxSendRate} mails a second`),
    ];
  } catch (error) {
    return [
      missing(`SES cannot be asked (${nameOf(error)})`, 'Allow ses:GetSendQuota and ses:GetAccountSendingEnabled.'),
    ];
  }
};

const examples = ({ sender, alarmAddress }: CloudSettings): Finding =>
  [sender.address, alarmAddress].some((address) => /@example\.(org|com|net)$/.test(address))
    ? missing('cdk.json still has the addresses of the example', 'Put your own sender and alarm address there.')
    : found('cdk.json has addresses of your own');

export const awsClients = (region: string): Clients => {
  const defaults = { region, maxAttempts: 2 };
  return {
    ssm: new SSMClient(defaults),
    ses: new SESClient(defaults),
    sfn: new SFNClient(defaults),
    lambda: new LambdaClient(defaults),
  };
};

/** In the order in which they are to be put right. Without credentials nothing else is asked. */
export const preflight = async (
  clients: Clients,
  settings: CloudSettings,
  lookup: Lookup = dnsLookup,
): Promise<readonly Finding[]> => {
  const domain = settings.sender.address.slice(settings.sender.address.indexOf('@') + 1);
  const first = [examples(settings), await credentials(clients, settings.region)];
  if (first.some(({ ok, what }) => !ok && what.startsWith('AWS'))) return first;
  return [
    ...first,
    await bootstrap(clients, settings.region),
    await identity(clients, settings.sender.address),
    await dkim(clients.ses, domain),
    await dmarc(lookup, domain),
    ownDomain(settings),
    await concurrency(clients.lambda),
    ...(await quota(clients)),
  ];
};
