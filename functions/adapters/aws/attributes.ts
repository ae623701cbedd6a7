/** Items as DynamoDB's attributes, and back. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { IndexEntry, Indexes, IndexName, Item, Key } from '../../ports.ts';
import { type PutAction, versionAfter } from '../commit-actions.ts';
import { table } from './table.ts';

export type Attributes = Record<string, AttributeValue>;

const mapOf = (fields: object): Attributes =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toAttribute(value)]),
  );

/** JSON as an attribute. What is no JSON has been refused before (see commit-limits). */
const toAttribute = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  if (typeof value === 'object' && value !== null) return { M: mapOf(value) };
  return { NULL: true };
};

const fieldsOf = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, fromAttribute(attribute)]));

const fromAttribute = (attribute: AttributeValue): unknown => {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute);
  if (attribute.M !== undefined) return fieldsOf(attribute.M);
  return null;
};

export const keyAttributes = ({ partition, sort }: Key): Attributes => ({
  [table.partitionKey]: { S: partition },
  [table.sortKey]: { S: sort },
});

export const entryAttributes = (index: IndexName, entry: IndexEntry | undefined): Attributes => {
  if (!entry) return {};
  const { partitionKey, sortKey } = table.indexes[index];
  return { [partitionKey]: { S: entry.partition }, [sortKey]: { S: entry.sort } };
};

export const putAttributes = ({ key, expect, body, indexes, expiresAt }: PutAction): Attributes => ({
  ...keyAttributes(key),
  ...entryAttributes('person', indexes?.person),
  ...entryAttributes('due', indexes?.due),
  ...(expiresAt !== undefined && { [table.expiry]: { N: String(expiresAt) } }),
  [table.version]: { N: String(versionAfter(expect)) },
  [table.body]: { M: mapOf(body) },
});

const textOf = (attributes: Attributes, name: string): string => attributes[name]?.S ?? '';

export const keyOf = (attributes: Attributes): Key => ({
  partition: textOf(attributes, table.partitionKey),
  sort: textOf(attributes, table.sortKey),
});

const entryOf = (attributes: Attributes, index: IndexName): IndexEntry | undefined => {
  const { partitionKey, sortKey } = table.indexes[index];
  const partition = attributes[partitionKey]?.S;
  return partition === undefined ? undefined : { partition, sort: textOf(attributes, sortKey) };
};

const indexesOf = (attributes: Attributes): Indexes | undefined => {
  const [person, due] = [entryOf(attributes, 'person'), entryOf(attributes, 'due')];
  return person || due ? { ...(person && { person }), ...(due && { due }) } : undefined;
};

export const itemOf = (attributes: Attributes): Item => {
  const indexes = indexesOf(attributes);
  return {
    ...keyOf(attributes),
    version: Number(attributes[table.version]?.N),
    body: fieldsOf(attributes[table.body]?.M ?? {}),
    ...(indexes && { indexes }),
  };
};
