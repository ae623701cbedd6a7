import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generatedSchema, schemaFile } from '../../../infra/partnerships/schema.ts';
import { schemaWords } from '../../../infra/partnerships/schema-words.ts';

type Schema = {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

/** Every answer of the schema, with its name and all around it. */
const answersIn = (schema: Schema, around: string[] = []): { path: string[]; description: string | undefined }[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => [
    { path: [...around, name], description: part.description },
    ...answersIn(part, [...around, name]),
  ]),
  ...[schema.items ?? {}, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
    Object.keys(part).length === 0 ? [] : answersIn(part, around),
  ),
];

test('the schema beside the files is the one that the code makes', async () => {
  expect(await readFile(schemaFile, 'utf8')).toBe(generatedSchema());
});

test('an editor has words for every answer', () => {
  const wordless = answersIn(JSON.parse(generatedSchema())).filter(({ description }) => description === undefined);
  expect(wordless.map(({ path }) => path.join('.'))).toEqual([]);
});

test('no words are kept for answers that are gone', () => {
  const paths = answersIn(JSON.parse(generatedSchema())).map(({ path }) => path);
  const used = new Set(paths.flatMap((path) => [path.join('.'), `*.${path.at(-1)}`]));
  expect(Object.keys(schemaWords).filter((key) => !used.has(key))).toEqual([]);
});
