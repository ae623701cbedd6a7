/** A real emulator of the DynamoDB API on loopback, in memory. It comes for Linux on x64 only, by way of `binaries`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { tableRequest } from '../../../functions/adapters/aws/table.ts';

const program = fileURLToPath(new URL('../../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url));

export const hasDynamoDbEmulator = existsSync(program);

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = async (client: DynamoDBClient): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error('the DynamoDB emulator does not answer');
};

export const startDynamoDbEmulator = async () => {
  const port = await freePort();
  const emulator = spawn(program, ['serve', '--port', String(port)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    emulator.once('exit', () => resolve());
  });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await answers(client);
  let tables = 0;
  return {
    client,
    /** A new, empty table as the product has it; resolves to its name. */
    createTable: async (): Promise<string> => {
      tables += 1;
      const name = `partnerships-${tables}`;
      await client.send(new CreateTableCommand(tableRequest(name)));
      return name;
    },
    stop: async () => {
      client.destroy();
      emulator.kill();
      await ended;
    },
  };
};

export type DynamoDbEmulator = Awaited<ReturnType<typeof startDynamoDbEmulator>>;
