/** What a new account and the sender's domain still lack before people can be written to: looked at, and nothing changed. */
import { resolveTxt } from 'node:dns/promises';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { GetIdentityDkimAttributesCommand, type SESClient } from '@aws-sdk/client-ses';
import type { CloudSettings } from './settings.ts';

export type Finding = { readonly ok: boolean; readonly what: string; readonly next?: string };

/** The records of a name; rejects as Node's own resolver does. */
export type Lookup = (name: string) => Promise<readonly (readonly string[])[]>;
export const dnsLookup: Lookup = resolveTxt;

/** A morning on which forty boards are asked keeps about as many functions busy; a new account may have ten. */
const enoughAtOnce = 100;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : nameOf(error);

export const concurrency = async (lambda: LambdaClient): Promise<Finding> => {
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const most = AccountLimit?.ConcurrentExecutions ?? 0;
    const what = `${most} functions may run at once`;
    if (most >= enoughAtOnce) return { ok: true, what };
    return {
      ok: false,
      what,
      next: 'Ask for 1,000 under "Service quotas", Lambda, "Concurrent executions". It takes a day or two.',
    };
  } catch (error) {
    return { ok: false, what: `Lambda cannot be asked (${nameOf(error)})`, next: 'Allow lambda:GetAccountSettings.' };
  }
};

export const dkim = async (ses: SESClient, domain: string): Promise<Finding> => {
  try {
    const { DkimAttributes = {} } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }));
    const found = DkimAttributes[domain];
    if (found?.DkimEnabled === true && found.DkimVerificationStatus === 'Success')
      return { ok: true, what: `Mails are signed for ${domain} (DKIM)` };
    return {
      ok: false,
      what: `Mails are not signed for ${domain} (DKIM: ${found?.DkimVerificationStatus ?? 'not set up'})`,
      next: 'Put the three DKIM records that the console of SES shows into the domain’s DNS, and switch signing on.',
    };
  } catch (error) {
    return {
      ok: false,
      what: `SES cannot be asked about DKIM (${nameOf(error)})`,
      next: 'Allow ses:GetIdentityDkimAttributes.',
    };
  }
};

/** Where nobody could be asked, that is said: no answer is not "none". */
export const dmarc = async (lookup: Lookup, domain: string): Promise<Finding> => {
  const name = `_dmarc.${domain}`;
  const next = `Add a TXT record ${name} to the domain’s DNS, such as: v=DMARC1; p=none; rua=mailto:postmaster@${domain}`;
  try {
    const records = (await lookup(name)).map((parts) => parts.join(''));
    const found = records.find((record) => /^v=DMARC1\b/i.test(record.trim()));
    return found === undefined
      ? { ok: false, what: `${domain} says nothing of DMARC: school filters trust its mails less`, next }
      : { ok: true, what: `${domain} says how its mails are checked (DMARC)` };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOTFOUND' || code === 'ENODATA')
      return { ok: false, what: `${domain} says nothing of DMARC: school filters trust its mails less`, next };
    return {
      ok: false,
      what: `DNS cannot be asked about ${name} (${code})`,
      next: 'Look again where DNS can be reached.',
    };
  }
};

export const ownDomain = ({ domain }: Pick<CloudSettings, 'domain'>): Finding =>
  domain === undefined
    ? {
        ok: false,
        what: 'No domain of your own for the pages: links in mails would lead to an address of AWS, which filters distrust',
        next: 'Get a certificate for a name such as partnership.school.example, and put both into cdk.json under "domain".',
      }
    : { ok: true, what: `The pages are at ${domain.name}` };
