/** The JSON Schema of partnership files, for completion and hints in editors. Reading a file does not use it. */
import * as z from 'zod';
import { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { Urn } from '../../functions/domain/values.ts';
import { schemaWords } from './schema-words.ts';

/** Beside the files that name it in their first line. */
export const schemaFile = new URL('./partnership.schema.json', import.meta.url);

type Schema = z.core.JSONSchema.BaseSchema;

/** An unquoted number of six digits is read as well: `urn: 123456`. */
const urnAsNumber = { type: ['string', 'integer'], minimum: 100_000, maximum: 999_999 } as const;

const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null;

/** The same schema with words for every answer in it; `around` are the names of the answers that it is in. */
const described = (schema: Schema, around: readonly string[]): Schema => {
  const inner = (part: unknown): Schema => (isSchema(part) ? described(part, around) : {});
  const answer = ([name, part]: [string, unknown]): [string, Schema] => {
    const path = [...around, name];
    const description = schemaWords[path.join('.')] ?? schemaWords[`*.${name}`];
    const words = isSchema(part) ? described(part, path) : {};
    return [name, description === undefined ? words : { ...words, description }];
  };
  return {
    ...schema,
    ...(schema.properties && { properties: Object.fromEntries(Object.entries(schema.properties).map(answer)) }),
    ...(isSchema(schema.items) && { items: inner(schema.items) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(inner) }),
    ...(schema.oneOf && { oneOf: schema.oneOf.map(inner) }),
  };
};

/** The text of `partnership.schema.json`, as it should be now. */
export const generatedSchema = (): string => {
  const schema = z.toJSONSchema(PartnershipFile, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === Urn) Object.assign(jsonSchema, urnAsNumber);
    },
  });
  return `${JSON.stringify(described({ ...schema, title: 'A partnership' }, []), null, 2)}\n`;
};
