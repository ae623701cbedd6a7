/**
 * The assembly put to work on this machine: its functions behind its API, the DynamoDB emulator as the table, the one-machine
 * engine as Step Functions, and a stream that names every new effect to both lanes of the delivery.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createDynamoDbStore } from '../../../functions/adapters/aws/dynamodb-store.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import type { PartnershipFile } from '../../../functions/domain/partnership/partnership-file.ts';
import type { Item } from '../../../functions/ports.ts';
import { createEngine, type Engine } from '../../local/engine/engine.ts';
import { gatewayEvent } from '../../local/gateway-event.ts';
import { definitions } from '../../local/workflows.ts';
import { startDynamoDbEmulator } from '../emulators/dynamodb.ts';
import { synthesise, whoAnswers } from './assembly.ts';
import { type DeployedFunction, type Functions, openFunctions } from './running-functions.ts';
import { openServices } from './services.ts';

export class NotAsDeployed extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotAsDeployed';
  }
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const arns = 'arn:aws:states:eu-west-2:111122223333:stateMachine:SchoolPartnerships-';

export type RunningBundles = Awaited<ReturnType<typeof runBundles>>;

/** `folder` is for the assembly and the engine's file. `firstDay`: the moment at which its clock begins. */
export const runBundles = async (folder: string, begins: Date) => {
  const ahead = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(ahead);
  const setClock = (to: Date): void => void Atomics.store(offset, 0, BigInt(to.getTime() - Date.now()));
  const now = (): Date => new Date(Date.now() + Number(Atomics.load(offset, 0)));
  setClock(begins);

  const emulator = await startDynamoDbEmulator();
  const tableName = await emulator.createTable();
  const store = createDynamoDbStore({ client: emulator.client, tableName });
  let functions: Functions | undefined;
  const invoke = (name: string, event: unknown): Promise<unknown> => {
    if (!functions) throw new NotAsDeployed(`${name} is called before there is anything`);
    return functions.invoke(name, event);
  };
  const services = await openServices({ engine: () => engine, invoke, now });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event = gatewayEvent({ request, body: await bodyOf(request), proxies: 0 });
    const name = whoAnswers(assembly.routes, request.method ?? 'GET', event.rawPath);
    const answered = name === undefined ? { statusCode: 404 } : await invoke(name, event);
    const result = answered as APIGatewayProxyStructuredResultV2;
    response.statusCode = result.statusCode ?? 200;
    for (const [header, value] of Object.entries(result.headers ?? {})) response.setHeader(header, String(value));
    if (result.cookies?.length) response.setHeader('set-cookie', result.cookies);
    response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const url = await listen(server);
  const { endpoint } = emulator.client.config;
  const { protocol, hostname, port } = (await endpoint?.()) ?? { protocol: '', hostname: '', port: 0 };
  const assembly = await synthesise(join(folder, 'assembly'), {
    TABLE_NAME: tableName,
    PUBLIC_URL: url,
    WORKFLOW_ARNS: arns,
    AWS_ENDPOINT_URL: services.url,
    AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
  });
  functions = openFunctions(assembly.functions, ahead);
  const functionNamed = (beginning: string): DeployedFunction => {
    const found = assembly.functions.find(({ name }) => name.startsWith(beginning));
    if (!found) throw new NotAsDeployed(`no function is called ${beginning}`);
    return found;
  };
  const named = (beginning: string): string => functionNamed(beginning).name;
  const taskNames = new Map(assembly.functions.map(({ name, environment }) => [environment.TASK ?? '', name]));

  const engine: Engine = createEngine({
    db: openDatabase(join(folder, 'engine.sqlite')),
    now: () => now().getTime(),
    invoke: (task, payload) => invoke(taskNames.get(task) ?? task, payload),
    definitions: definitions(),
  });

  const lanes = [named('FunctionsDelivery'), named('FunctionsPost')];
  const due = async (): Promise<readonly Item[]> => {
    const { items } = await store.query({ partition: 'outbox', index: 'due', limit: 100 });
    const at = now().toISOString();
    return items.filter(({ body }) => String(body.nextTry) <= at);
  };
  /** As the stream does: it names keys, and both lanes hear of every new effect. */
  const ring = async (items: readonly Item[]): Promise<void> => {
    const Records = items.map(({ partition, sort }) => ({
      eventName: 'INSERT',
      dynamodb: { Keys: { pk: { S: partition }, sk: { S: sort } } },
    }));
    await Promise.all(lanes.map((lane) => invoke(lane, { Records })));
  };
  const settled = async (): Promise<void> => {
    for (let rounds = 0; rounds < 200; rounds += 1) {
      await engine.idle();
      const items = await due();
      if (items.length === 0) return;
      await ring(items);
    }
    throw new NotAsDeployed('the outbox does not become empty');
  };

  /** As CloudFormation asks a custom resource. Throws with its reason when it refuses. */
  const resource = async (name: string, properties: Readonly<Record<string, string>>): Promise<void> => {
    const event = {
      RequestType: 'Create',
      ResponseURL: `${services.url}/cloudformation`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'resource',
      ResourceProperties: properties,
    };
    await invoke(name, event);
    const answer = services.resourceAnswers.at(-1);
    if (!JSON.stringify(answer).includes('"SUCCESS"')) throw new NotAsDeployed(JSON.stringify(answer));
  };
  const linkKeys = assembly.functions.find(({ environment }) => environment.LINK_KEYS)?.environment.LINK_KEYS ?? '';
  await resource(named('FunctionsLinkKeys'), { Parameter: linkKeys });

  return {
    url,
    store,
    client: emulator.client,
    tableName,
    engine,
    now,
    setClock,
    settled,
    functionNamed,
    /** What the parameter behind links holds. */
    linkKeys: () => services.parameters.get(linkKeys) ?? '',
    sent: services.sent,
    files: services.files,
    bringIn: (file: PartnershipFile) =>
      resource(named('FunctionsPartnership'), { Partnership: file.partnership.id, File: JSON.stringify(file) }),
    sweep: () => invoke(named('FunctionsSweep'), {}),
    begun: () => functions?.begun() ?? [],
    calls: () => functions?.calls() ?? 0,
    close: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await engine.stop();
      await functions?.close();
      services.close();
      await emulator.stop();
    },
  };
};
