/** Puts together what use cases may reach in the cloud. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock, LinkKeys, Mailer, Outside, Papers, Texter, Workflows } from '../../ports.ts';
import { createIds } from '../ids.ts';
import { createAuditAnchorLog } from './audit-anchor.ts';
import { clientDefaults } from './clients.ts';
import { type Config, readConfig } from './config.ts';
import { createDynamoDbStore } from './dynamodb-store.ts';
import { createLog } from './log.ts';

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
  readonly linkKeys?: LinkKeys | undefined;
  readonly schools?: Outside['schools'];
  readonly running?: Outside['running'];
};

/** Who is given no keys can say which one a new link is to be made with, but neither make nor read a link. */
const noLinkKeys = ({ linkKeyNumber }: Config): LinkKeys => ({
  current: linkKeyNumber,
  sign: () => {
    throw new NotFromHere('makes links of');
  },
});

/** Throws BadConfiguration. */
export const createOutside = async ({
  mailer = noMailer,
  texter,
  workflows = noWorkflows,
  papers = noPapers,
  linkKeys,
  schools,
  running,
}: Parts = {}): Promise<Outside> => {
  const config = readConfig();
  return {
    store: createDynamoDbStore({ client: new DynamoDBClient(clientDefaults()), tableName: config.tableName }),
    clock: systemClock,
    ids: createIds(),
    mailer,
    texter,
    workflows,
    linkKeys: linkKeys ?? noLinkKeys(config),
    auditAnchor: createAuditAnchorLog({ clock: systemClock }),
    papers,
    schools,
    running,
    log: createLog(),
    settings: config.settings,
  };
};
