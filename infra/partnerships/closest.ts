/**
 * The closest thing to a value that has a schema's shape, so that checks across fields can still run over a file with
 * other faults in it. Answers that are missing or of another kind become empty ones; whoever uses this must not tell
 * of faults there a second time.
 */
import * as z from 'zod';

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const fits = (option: z.core.$ZodType, value: Record<string, unknown>): number =>
  option instanceof z.ZodObject
    ? Object.entries(option.shape).filter(([key, inner]) => key in value && z.safeParse(inner, value[key]).success)
        .length
    : 0;

const bestOption = (union: z.ZodUnion, value: unknown): z.core.$ZodType | undefined =>
  union.options
    .map((option) => ({ option, score: fits(option, asRecord(value)) }))
    .sort((one, other) => other.score - one.score)[0]?.option;

const emptyOf = (schema: z.core.$ZodType, value: unknown): unknown => {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEmail) return typeof value === 'string' ? value : '';
  if (schema instanceof z.ZodNumber) return typeof value === 'number' ? value : Number.NaN;
  if (schema instanceof z.ZodBoolean) return false;
  return typeof value === 'string' ? value : '';
};

const closestObject = (schema: z.ZodObject, value: unknown): Record<string, unknown> => {
  const given = asRecord(value);
  const entries = Object.entries(schema.shape).map(([key, inner]) => [
    key,
    closest(inner, Object.hasOwn(given, key) ? given[key] : undefined),
  ]);
  return Object.fromEntries(entries.filter(([, answer]) => answer !== undefined));
};

const closest = (schema: z.core.$ZodType, value: unknown): unknown => {
  if (schema instanceof z.ZodOptional) return value === undefined ? undefined : closest(schema.def.innerType, value);
  if (schema instanceof z.ZodDefault) {
    return value === undefined ? schema.parse(undefined) : closest(schema.def.innerType, value);
  }
  if (schema instanceof z.ZodObject) return closestObject(schema, value);
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value) ? value.map((item) => closest(schema.element, item)) : [];
  }
  if (schema instanceof z.ZodUnion) {
    const option = bestOption(schema, value);
    return option === undefined ? undefined : closest(option, value);
  }
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  return emptyOf(schema instanceof z.ZodPipe ? schema.in : schema, value);
};

/** `value`, bent into the shape of `schema`; never throws. */
export const closestTo = <S extends z.ZodType>(schema: S, value: unknown): z.infer<S> =>
  closest(schema, value) as z.infer<S>;
