/**
 * Puts the many small files of a bundle into few. esbuild makes a file of whatever the same parts of the product share, so a
 * first answer opened seventy; each costs a look at the disk. Here files that are mostly asked for together become one, in
 * which each keeps a function of its own: it runs when it is asked for, and never otherwise.
 */
import { basename } from 'node:path';
import type { Metafile } from 'esbuild';

/** What may be read for nothing, for one file less. Bytes, summed over all parts that can be asked for. */
const mostWasted = 256 * 1024;

type Chunk = {
  readonly name: string;
  readonly bytes: number;
  readonly now: readonly string[];
  readonly later: readonly string[];
};

const chunksIn = ({ outputs }: Metafile): ReadonlyMap<string, Chunk> =>
  new Map(
    Object.entries(outputs).map(([path, { bytes, imports }]) => {
      const of = (later: boolean) =>
        imports
          .filter(({ kind, external }) => !external && (kind === 'dynamic-import') === later)
          .map((one) => basename(one.path));
      const name = basename(path);
      return [name, { name, bytes, now: of(false), later: of(true) }];
    }),
  );

/** This chunk and all that it imports at once. */
const closureOf = (chunks: ReadonlyMap<string, Chunk>, from: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of chunks.get(name)?.now ?? []) add(next);
  };
  add(from);
  return found;
};

/** A file that is to be: its chunks, and the parts of the product that need any of them. */
type Group = { readonly chunks: readonly string[]; readonly bytes: number; readonly parts: ReadonlySet<string> };

const without = (of: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...of].filter((one) => !other.has(one)).length;
/** Bytes that the parts would read of what they do not need, summed. */
const wasteOf = (one: Group, other: Group): number =>
  without(one.parts, other.parts) * other.bytes + without(other.parts, one.parts) * one.bytes;
const joined = (one: Group, other: Group): Group => ({
  chunks: [...one.chunks, ...other.chunks],
  bytes: one.bytes + other.bytes,
  parts: new Set([...one.parts, ...other.parts]),
});

/** The two that waste the least together, while that is little. */
const cheapest = (groups: readonly Group[]): readonly [Group, Group] | undefined => {
  let best: { pair: readonly [Group, Group]; waste: number } | undefined;
  for (const [at, one] of groups.entries()) {
    for (const other of groups.slice(at + 1)) {
      const waste = wasteOf(one, other);
      if (waste <= mostWasted && (!best || waste < best.waste)) best = { pair: [one, other], waste };
    }
  }
  return best?.pair;
};

const grouped = (chunks: ReadonlyMap<string, Chunk>, start: ReadonlySet<string>): readonly (readonly string[])[] => {
  const parts = new Set([...chunks.values()].flatMap(({ later }) => later));
  const closures = new Map([...parts].map((part) => [part, closureOf(chunks, part)]));
  let groups: Group[] = [...chunks.values()]
    .filter(({ name }) => !start.has(name))
    .map(({ name, bytes }) => ({
      chunks: [name],
      bytes,
      parts: new Set([...parts].filter((part) => closures.get(part)?.has(name))),
    }));
  for (let pair = cheapest(groups); pair; pair = cheapest(groups)) {
    const [one, other] = pair;
    groups = [...groups.filter((group) => group !== one && group !== other), joined(one, other)];
  }
  return groups.map((group) => group.chunks);
};

/** Finds a chunk by its name, in whichever file it lies, and runs it once. Anything else is Node's own. */
const loader = (where: Readonly<Record<string, string>>): string =>
  `const where=${JSON.stringify(where)},made={};` +
  'const load=(name)=>{const file=where[name];if(file===undefined)return require(name);' +
  'const before=made[name];if(before)return before.exports;' +
  'const one=made[name]={exports:{}};(file===""?here:require(file))[name](one,one.exports,load);return one.exports};';

const asFunction = (name: string, code: string): string =>
  `${JSON.stringify(`./${name}`)}:(function(module,exports,require){${code}\n})`;

/** `files`: the bundle's files as CommonJS, by name; `index.js` is the one that is started. Gives fewer, with the same in them. */
export const mergeChunks = (files: ReadonlyMap<string, string>, metafile: Metafile): ReadonlyMap<string, string> => {
  const chunks = chunksIn(metafile);
  const start = closureOf(chunks, 'index.js');
  const written = (names: readonly string[]): string =>
    names.map((name) => asFunction(name, files.get(name) ?? '')).join(',\n');
  const merged = new Map<string, string>();
  const where: Record<string, string> = Object.fromEntries([...start].map((name) => [`./${name}`, '']));
  for (const [at, names] of grouped(chunks, start).entries()) {
    const file = `part-${at + 1}.js`;
    for (const name of names) where[`./${name}`] = `./${file}`;
    merged.set(file, `module.exports={${written(names)}};\n`);
  }
  const index = `"use strict";${loader(where)}const here={${written([...start])}};module.exports=load("./index.js");\n`;
  return new Map([['index.js', index], ...merged]);
};
