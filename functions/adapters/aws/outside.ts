/** Puts together what use cases may reach in the cloud. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock, Mailer, Outside, Papers, Texter, Workflows } from '../../ports.ts';
import { createIds } from '../ids.ts';
import { createAuditAnchorLog } from './audit-anchor.ts';
import { type Config, readConfig } from './config.ts';
import { createDynamoDbStore } from './dynamodb-store.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { createLog } from './log.ts';
import { readParameter } from './ssm-parameter.ts';

/** What every client of ours is made with: short waits, since whoever called us waits too. */
export const clientDefaults = () => ({
  ...(process.env.AWS_REGION && { region: process.env.AWS_REGION }),
  credentials: environmentCredentials,
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true },
});

class NotFromHere extends Error {
  constructor(what: string) {
    super(`this function ${what} nothing: another does`);
    this.name = 'NotFromHere';
  }
}

/** Only the delivery sends and rings. Every other function has neither the right to it nor the code. */
const noMailer: Mailer = { send: () => Promise.reject(new NotFromHere('sends')) };
const noWorkflows: Workflows = {
  start: () => Promise.reject(new NotFromHere('starts')),
  ring: () => Promise.reject(new NotFromHere('rings')),
};

const systemClock: Clock = { now: () => new Date() };

const noPapers: Papers = {
  render: () => Promise.reject(new NotFromHere('makes PDFs of')),
  kept: () => Promise.reject(new NotFromHere('makes PDFs of')),
};

type Parts = {
  readonly mailer?: Mailer;
  readonly texter?: Texter | undefined;
  readonly workflows?: Workflows;
  readonly papers?: Papers | undefined;
};

/**
 * A function that is told of no keys can say which one a new link is to be made with, but neither make nor read a link:
 * it need not be allowed to read the keys.
 */
const readLinkKeys = async ({ linkKeysParameter, linkKeyNumber }: Config): Promise<Outside['linkKeys']> => {
  if (linkKeysParameter === undefined) {
    return {
      current: linkKeyNumber,
      sign: () => {
        throw new NotFromHere('makes links of');
      },
    };
  }
  const text = await readParameter(linkKeysParameter, { region: process.env.AWS_REGION ?? '' });
  const { createLinkKeys, LinkKeySettings } = await import('../link-keys.ts');
  return createLinkKeys({ ...LinkKeySettings.parse(JSON.parse(text)), current: linkKeyNumber });
};

/** Throws BadConfiguration, and ParameterUnreadable when the link keys cannot be read. */
export const createOutside = async ({
  mailer = noMailer,
  texter,
  workflows = noWorkflows,
  papers = noPapers,
}: Parts = {}): Promise<Outside> => {
  const config = readConfig();
  return {
    store: createDynamoDbStore({ client: new DynamoDBClient(clientDefaults()), tableName: config.tableName }),
    clock: systemClock,
    ids: createIds(),
    mailer,
    texter,
    workflows,
    linkKeys: await readLinkKeys(config),
    auditAnchor: createAuditAnchorLog({ clock: systemClock }),
    papers,
    log: createLog(),
    settings: config.settings,
  };
};
