/** The custom resource as it is deployed, its bundle, with CloudFormation's events in every order. */
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDbStore } from '../../functions/adapters/aws/dynamodb-store.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Store } from '../../functions/ports.ts';
import { makeBundles } from '../../infra/cloud/bundles.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { type DynamoDbEmulator, hasDynamoDbEmulator, startDynamoDbEmulator } from '../contract/dynamodb-emulator.ts';

type Answer = {
  readonly Status: string;
  readonly PhysicalResourceId: string;
  readonly Data?: { readonly outcome: string };
  readonly Reason?: string;
};
type Handler = (event: unknown) => Promise<void>;

let emulator: DynamoDbEmulator;
let server: Server;
let url = '';
let answers: Answer[] = [];
let handler: Handler;
let store: Store;
let partnerships = 0;

const isHandler = (module: unknown): module is { handler: Handler } =>
  typeof module === 'object' && module !== null && 'handler' in module && typeof module.handler === 'function';

/** What CloudFormation has at the other end of its address. */
const listen = (): Promise<void> =>
  new Promise((resolve) => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        answers.push(JSON.parse(Buffer.concat(chunks).toString()));
        response.end();
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/answer`;
      resolve();
    });
  });

beforeAll(async () => {
  if (!hasDynamoDbEmulator) return;
  emulator = await startDynamoDbEmulator();
  const tableName = await emulator.createTable();
  store = createDynamoDbStore({ client: emulator.client, tableName });
  const { endpoint } = emulator.client.config;
  const { protocol, hostname, port } = (await endpoint?.()) ?? { protocol: '', hostname: '', port: '' };
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
    TABLE_NAME: tableName,
    PUBLIC_URL: 'https://partnership.example',
    SENDER_NAME: 'Schools',
    SENDER_ADDRESS: 'no-reply@partnership.example',
    LINK_KEY_NUMBER: '1',
    STYLESHEET: '/assets/app.css',
  });
  const bundled = await makeBundles();
  const module: unknown = createRequire(import.meta.url)(join(bundled.folderOf('partnership'), 'index.js'));
  if (!isHandler(module)) throw new Error('the bundle has no handler');
  handler = module.handler;
  await listen();
}, 60_000);
afterAll(async () => {
  server?.close();
  await emulator?.stop();
});

const fileOf = (id: string, name: string): PartnershipFile => {
  const file = aPartnershipFile({}, 3);
  return { ...file, partnership: { ...file.partnership, id, name } };
};
const newId = (): string => {
  partnerships += 1;
  return `valley-${partnerships}`;
};
const nameNow = async (id: string): Promise<unknown> =>
  (await store.get({ partition: `p#${id}`, sort: 'partnership#it' }))?.body.name;

let asked = 0;
const stackOf = (name: string): string =>
  `arn:aws:cloudformation:eu-west-2:111122223333:stack/Partnership-valley/${name}`;

type Event = Readonly<Record<string, unknown>>;
type Given = { readonly stack?: string; readonly physical?: string; readonly file?: string };

/** As CloudFormation writes it: every request has an id of its own. */
const anEvent = (
  RequestType: string,
  id: string,
  name: string,
  { stack = 'one', physical, file }: Given = {},
): Event => {
  asked += 1;
  const known = physical ?? (RequestType === 'Create' ? undefined : `partnership-${id}`);
  return {
    RequestType,
    ...{ ResponseURL: url, StackId: stackOf(stack), RequestId: `request-${asked}`, LogicalResourceId: 'Partnership' },
    ...(known !== undefined && { PhysicalResourceId: known }),
    ...{ ResourceType: 'Custom::Partnership', ServiceToken: 'arn:aws:lambda:eu-west-2:111122223333:function:service' },
    ResourceProperties: { ServiceToken: 'arn', Partnership: id, File: file ?? JSON.stringify(fileOf(id, name)) },
  };
};

const deliver = async (event: Event): Promise<Answer> => {
  answers = [];
  await handler(event);
  const [answer, ...others] = answers;
  if (!answer || others.length > 0) throw new Error(`${answers.length} answers`);
  return answer;
};
const send = (RequestType: string, id: string, name: string, given: Given = {}): Promise<Answer> =>
  deliver(anEvent(RequestType, id, name, given));

const isPutAway = async (id: string): Promise<boolean> =>
  (await store.get({ partition: `p#${id}`, sort: 'applied-file#it' }))?.body.archivedAt !== undefined;
/** What nobody but a wanted change may touch. */
const standing = async (id: string) => ({ name: await nameNow(id), putAway: await isPutAway(id) });

describe.runIf(hasDynamoDbEmulator)('the bundle of a partnership’s custom resource', () => {
  it('creates, changes, and puts away, each twice, under one id', async () => {
    const id = newId();
    const seen = [
      await send('Create', id, 'One'),
      await send('Create', id, 'One'),
      await send('Update', id, 'Two'),
      await send('Update', id, 'Two'),
      await send('Delete', id, 'Two'),
      await send('Delete', id, 'Two'),
    ];
    expect(seen.map(({ Status }) => Status)).toEqual(Array(6).fill('SUCCESS'));
    expect(new Set(seen.map(({ PhysicalResourceId }) => PhysicalResourceId))).toEqual(new Set([`partnership-${id}`]));
    expect(seen.map(({ Data }) => Data?.outcome)).toEqual([
      'brought-in',
      'unchanged',
      'changed',
      'unchanged',
      'archived',
      'archived-before',
    ]);
    expect(await nameNow(id)).toBe('Two');
  });

  it('rolls back to the file before', async () => {
    const id = newId();
    await send('Create', id, 'One');
    await send('Update', id, 'Two');
    expect(await send('Update', id, 'One')).toMatchObject({ Status: 'SUCCESS', Data: { outcome: 'changed' } });
    expect(await nameNow(id)).toBe('One');
  });

  it('lets a stack go that never came to be', async () => {
    expect(await send('Delete', newId(), 'One')).toMatchObject({ Status: 'SUCCESS', Data: { outcome: 'never-there' } });
  });

  it('says what is wrong with a file instead of letting the deploy hang', async () => {
    const id = newId();
    await send('Create', id, 'One');
    answers = [];
    await handler({
      RequestType: 'Update',
      ResponseURL: url,
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'l',
      PhysicalResourceId: `partnership-${id}`,
      ResourceProperties: { Partnership: id, File: '{"partnership":{}}' },
    });
    expect(answers).toMatchObject([
      { Status: 'FAILED', PhysicalResourceId: `partnership-${id}`, Reason: expect.stringContaining('Zod') },
    ]);
  });

  it('puts nothing away when a first deploy is refused: what lives there lives on', async () => {
    const id = newId();
    await send('Create', id, 'One');
    const before = await standing(id);
    const refused = await send('Create', id, 'Two', { stack: 'two', file: '{"partnership":{}}' });
    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: `not-made-${id}` });
    // CloudFormation rolls back: it deletes what it thinks it has made.
    const followed = await send('Delete', id, 'Two', { stack: 'two', physical: refused.PhysicalResourceId });
    expect(followed).toMatchObject({ Status: 'SUCCESS', Data: { outcome: 'not-ours' } });
    expect(await standing(id)).toEqual(before);
  });

  it('refuses a first deploy by what the browser says, and the partnership that was moved here lives on', async () => {
    const id = newId();
    await bringIn(anOutside({ store }), { whole: expand(fileOf(id, 'Moved here')) });
    const refused = await send('Create', id, 'Another name');
    expect(refused).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('changed-in-browser') });
    await send('Delete', id, 'Another name', { physical: refused.PhysicalResourceId });
    expect(await standing(id)).toEqual({ name: 'Moved here', putAway: false });
  });

  it.each(['', 'something-else', 'partnership-another', 'not-made-x', '2026/11/30/[$LATEST]0123456789abcdef'])(
    'ignores a Delete of an id that it never gave: "%s"',
    async (physical) => {
      const id = newId();
      await send('Create', id, 'One');
      expect(await send('Delete', id, 'One', { physical })).toMatchObject({ Status: 'SUCCESS' });
      expect(await standing(id)).toEqual({ name: 'One', putAway: false });
    },
  );

  it('does nothing that comes late: a Delete after the partnership was taken up again, an Update after it was put away', async () => {
    const id = newId();
    await send('Create', id, 'One');
    const update = anEvent('Update', id, 'Two');
    await deliver(update);
    const gone = anEvent('Delete', id, 'Two');
    await deliver(gone);
    expect(await deliver(update)).toMatchObject({ Status: 'SUCCESS', Data: { outcome: 'late' } });
    expect(await standing(id)).toEqual({ name: 'Two', putAway: true });
    await send('Create', id, 'Three', { stack: 'two' });
    expect(await deliver(gone)).toMatchObject({ Status: 'SUCCESS', Data: { outcome: 'late' } });
    expect(await send('Delete', id, 'Two')).toMatchObject({ Data: { outcome: 'foreign' } });
    expect(await standing(id)).toEqual({ name: 'Three', putAway: false });
  });

  it('in every order of three, refused, repeated or late, changes what was wanted last and nothing else', async () => {
    const types = ['Create', 'Update', 'Delete'];
    const ways = ['once', 'refused', 'repeated', 'late'] as const;
    const orders = types.flatMap((one) => types.flatMap((two) => types.map((three) => [one, two, three])));
    for (const [number, order] of orders.entries()) {
      const id = newId();
      const sent: Event[] = [];
      await send('Create', id, 'Zero');
      for (const [at, type] of order.entries()) {
        const way = ways[(number + at * 3) % ways.length];
        const name = `${type} ${at}`;
        const before = await standing(id);
        const event = anEvent(type, id, name, way === 'refused' && type !== 'Delete' ? { file: '{}' } : {});
        const answer = await deliver(event);
        const after = await standing(id);
        const wanted = {
          name: answer.Status === 'SUCCESS' && type !== 'Delete' ? name : before.name,
          putAway: answer.Status === 'FAILED' ? before.putAway : type === 'Delete',
        };
        expect([number, at, way, after]).toEqual([number, at, way, wanted]);
        if (way === 'repeated') await deliver(event);
        const [early] = sent;
        if (way === 'late' && early) await deliver(early);
        if (answer.Status === 'FAILED' && type === 'Create') {
          await send('Delete', id, name, { physical: answer.PhysicalResourceId });
        }
        expect([number, at, await standing(id)]).toEqual([number, at, after]);
        sent.push(event);
      }
    }
  }, 120_000);

  it('answers every event in any order, and ends with what was asked last', async () => {
    const event = fc.record({
      type: fc.constantFrom('Create', 'Update', 'Delete'),
      name: fc.constantFrom('One', 'Two', 'Three'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 7 }), async (events) => {
        const id = newId();
        let last: string | undefined;
        for (const { type, name } of events) {
          expect((await send(type, id, name)).Status).toBe('SUCCESS');
          if (type !== 'Delete') last = name;
        }
        expect(await nameNow(id)).toBe(last);
      }),
      { numRuns: 5 },
    );
  });
});
