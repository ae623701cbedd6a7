/**
 * The one table: names of its attributes and indexes. CDK makes it from this, the store reads and writes it by this, and
 * the tests make it in the emulator from this.
 *
 * The indexes hold keys only. A page over an index is read again from the table itself, so that its items are as they
 * stand now; and changing what an item says costs no write to an index while its entries stay the same. An index may
 * lag behind, so it can miss what was committed a moment ago, but never show what is no longer so.
 */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  version: 'version',
  /** A map. */
  body: 'body',
  /** Epoch seconds; the table's time to live. */
  expiry: 'ttl',
  /** The stream only rings: it carries keys, and with them no personal data. */
  stream: 'KEYS_ONLY',
  indexes: {
    person: { name: 'person', partitionKey: 'ip', sortKey: 'is', projection: 'KEYS_ONLY' },
    due: { name: 'due', partitionKey: 'dp', sortKey: 'ds', projection: 'KEYS_ONLY' },
  },
} as const;

const keySchema = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

/** What makes the table by the API, as an emulator needs it. */
export const tableRequest = (name: string) => {
  const indexes = Object.values(table.indexes);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [table, ...indexes]
      .flatMap((keyed) => [keyed.partitionKey, keyed.sortKey])
      .map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' as const })),
    KeySchema: keySchema(table),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: index.projection },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream },
  } satisfies CreateTableCommandInput;
};
