/** The stores that the contract holds for, each opened empty. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createDynamoDbStore } from '../../functions/adapters/aws/dynamodb-store.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import type { Store } from '../../functions/ports.ts';
import { type DynamoDbEmulator, hasDynamoDbEmulator, startDynamoDbEmulator } from './dynamodb-emulator.ts';

export type StoreKind = {
  readonly name: string;
  /** False where this platform has no emulator. */
  readonly here: boolean;
  /** Random runs of the model-based test: fewer where each call goes through HTTP. */
  readonly runs: number;
  start(): Promise<void>;
  /** A new, empty store. */
  open(): Promise<Store>;
  stop(): Promise<void>;
};

const inMemory: StoreKind = {
  name: 'SQLite in memory',
  here: true,
  runs: 150,
  start: async () => {},
  open: async () => createSqliteStore({ db: openDatabase(':memory:') }),
  stop: async () => {},
};

const inFile = (): StoreKind => {
  let folder = '';
  const opened: DatabaseSync[] = [];
  return {
    name: 'SQLite in a file',
    here: true,
    runs: 30,
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'store-'));
    },
    open: async () => {
      const db = openDatabase(join(folder, `${opened.length}.sqlite`));
      opened.push(db);
      return createSqliteStore({ db });
    },
    stop: async () => {
      for (const db of opened) db.close();
      rmSync(folder, { recursive: true });
    },
  };
};

const inDynamoDb = (): StoreKind => {
  let emulator: DynamoDbEmulator | undefined;
  return {
    name: 'DynamoDB',
    here: hasDynamoDbEmulator,
    runs: 15,
    start: async () => {
      emulator = await startDynamoDbEmulator();
    },
    open: async () => {
      if (!emulator) throw new Error('the emulator was not started');
      return createDynamoDbStore({ client: emulator.client, tableName: await emulator.createTable() });
    },
    stop: async () => emulator?.stop(),
  };
};

export const storeKinds: readonly StoreKind[] = [inMemory, inFile(), inDynamoDb()];
