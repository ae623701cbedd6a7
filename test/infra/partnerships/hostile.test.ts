import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readPartnershipFile } from '../../../infra/partnerships/read.ts';
import { aPartnershipFile } from '../../builders/partnership.ts';

// Two parties are enough: each run reads the whole file.
const text = stringify(aPartnershipFile({}, 2));

const faultsOf = (source: string) => {
  const read = readPartnershipFile(source, 'valley.yaml');
  return read.ok ? [] : read.faults;
};

const expectRefusedInside = (source: string): void => {
  const faults = faultsOf(source);
  const lines = source.split('\n').length;
  expect(faults).not.toHaveLength(0);
  for (const { line, column } of faults) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
  }
};

const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at) => {
    const inner = `*${'abcdefgh'.charAt(at)}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
  }),
].join('\n');

const hostile: [name: string, source: string][] = [
  ['a billion laughs', laughs],
  ['a reference to itself', 'a: &a [*a]'],
  ['ten thousand lists, one inside the other', '['.repeat(10_000)],
  ['ten thousand closed lists, one inside the other', `people: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['ten thousand groups, one inside the other', '{a: '.repeat(10_000)],
  ['ten thousand dashes', '- '.repeat(10_000)],
  ['twenty thousand answers that nobody asked for', Array.from({ length: 20_000 }, (_, at) => `a${at}: 1`).join('\n')],
  ['people who are only words', `people: [${'a, '.repeat(20_000)}]`],
  ['nothing', ''],
  ['only a word', 'hello'],
  ['only a list', '- a\n- b'],
  ['two files in one', `${text}---\n${text}`],
  ['a tab at the start of a line', 'partnership:\n\tid: valley'],
  ['a quote that never ends', 'partnership: { name: "Valley'],
  ['a tag that makes something else of an answer', text.replace('name: Valley Partnership', 'name: !!js/function x')],
  ['a name without letters one can see', text.replace('name: Valley Partnership', 'name: "\\u202e\\0"')],
  ['a group merged into another', text.replace('\nroles:', '\nroles:\n  <<: { lead: x }')],
];

test.each(hostile)('%s is refused, with a line inside the file', (_, source) => {
  expectRefusedInside(source);
});

test('references are refused by the line on which they stand', () => {
  const shared = text
    .replace('name: Alder School', 'name: &name Alder School')
    .replace('name: Birch School', 'name: *name');
  const line = shared.split('\n').findIndex((each) => each.includes('*name')) + 1;
  expect(faultsOf(shared)).toEqual([expect.objectContaining({ line, what: 'schools[1].name' })]);
});

test('an answer called __proto__ changes nothing else', () => {
  faultsOf(text.replace('\nroles:', '\n__proto__: { polluted: yes }\nroles:'));
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number };

/** Every place of a parsed file at which something stands. */
const placesIn = (value: unknown): Place[] => {
  if (Array.isArray(value)) return value.flatMap((item, key) => [{ holder: value, key }, ...placesIn(item)]);
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, inner]) => [{ holder, key }, ...placesIn(inner)]);
};

const anyOtherAnswer = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.string(),
  fc.constant([]),
  fc.constant({}),
  fc.constant([[{ a: 1 }]]),
  fc.constant('9999-99-99'),
);

test('a good file with any answer taken out or changed is read or refused by line, never a crash', () => {
  const places = placesIn(parse(text)).length;
  const changes = fc.array(fc.tuple(fc.nat(places - 1), anyOtherAnswer), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(changes, (chosen) => {
      const copy: unknown = parse(text);
      const all = placesIn(copy);
      for (const [at, answer] of chosen) {
        const place = all[at];
        if (place !== undefined) Reflect.set(place.holder, place.key, answer);
      }
      const source = stringify(copy);
      if (!readPartnershipFile(source, 'valley.yaml').ok) expectRefusedInside(source);
    }),
    { numRuns: 60 },
  );
});

test('a required answer taken out is always refused', () => {
  const required = fc.constantFrom(
    'id',
    'name',
    'urn',
    'head',
    'lead',
    'email',
    'clerk',
    'means',
    'kind',
    'signatories',
  );
  fc.assert(
    fc.property(required, fc.nat(500), (key, skip) => {
      const copy: unknown = parse(text);
      const all = placesIn(copy).filter((place) => place.key === key);
      const place = all[skip % all.length];
      if (place !== undefined) Reflect.deleteProperty(place.holder, place.key);
      expectRefusedInside(stringify(copy));
    }),
    { numRuns: 30 },
  );
});

test('any text at all is answered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
      expect(readPartnershipFile(source, 'valley.yaml').ok).toBe(false);
    }),
    { numRuns: 50 },
  );
});
