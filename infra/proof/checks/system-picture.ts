/**
 * The whole system as one picture: doors, functions, table, machines, mails. Functions are the files of `functions/lambda`,
 * machines and mails the lists of the product; a function that is not drawn here fails the check.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EffectPayload } from '../../../functions/domain/effect.ts';

import { workflowNames } from '../../../functions/domain/work-names.ts';
import { workflowBindings } from '../../../workflows/bindings.ts';

const FUNCTIONS = join(import.meta.dirname, '../../../functions/lambda');

type Drawn = { readonly does: string; readonly edges: readonly string[] };

/** What each function is for in a few words, and what it hears from and acts on. */
const drawn: Readonly<Record<string, Drawn>> = {
  web: {
    does: 'every page and form, twice: pages may read, decisions may commit',
    edges: [
      'visitor -->|GET| web',
      'visitor -->|POST| web',
      'web -->|reads, commits| table',
      'web -->|asks for PDFs| documents',
    ],
  },
  documents: { does: 'makes PDFs and keeps those with a name', edges: ['documents --> bucket[(bucket)]'] },
  delivery: {
    does: 'rings and starts workflows',
    edges: ['outbox -->|stream, every 5 minutes| delivery', 'delivery -->|start, ring| machines'],
  },
  post: { does: 'sends mails and texts', edges: ['outbox -->|stream, every 5 minutes| post', 'post --> mails'] },
  task: {
    does: 'one for each task of workflows/bindings.ts',
    edges: ['machines -->|call| task', 'task -->|reads, commits| table'],
  },
  sweep: {
    does: 'every morning: all that a date has come for',
    edges: ['clock(("07:00 London")) --> sweep', 'sweep -->|commits| table'],
  },
  'mail-news': {
    does: 'hears what became of mails',
    edges: ['mails -. delivered, bounced .-> mail-news', 'mail-news -->|commits| table'],
  },
  'audit-anchor': {
    does: 'keeps the heads of audit chains a second time',
    edges: ['table -->|stream| audit-anchor', 'audit-anchor --> heads[("log of heads")]'],
  },
  'link-keys': { does: 'makes the keys behind links, once', edges: ['deploy((deploy)) --> link-keys'] },
  partnership: {
    does: 'applies a partnership’s file, puts it away',
    edges: ['deploy --> partnership', 'partnership -->|commits| table'],
  },
};

const node = (id: string): string => id.replaceAll('-', '_');

/** Ids of nodes are words to mermaid: hyphens in them are not. */
const edge = (line: string): string =>
  Object.keys(drawn).reduce((text, id) => (id.includes('-') ? text.replaceAll(id, node(id)) : text), line);

const started = new Set<string>(Object.values(workflowBindings));
const stories = workflowNames.filter((name) => !started.has(name));

/** The picture as mermaid. Throws when a function of the folder is not drawn, or one is drawn that is not there. */
export function drawSystem(folder: string = FUNCTIONS): string {
  const there = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const missing = there.filter((name) => !(name in drawn));
  const gone = Object.keys(drawn).filter((name) => !there.includes(name));
  if (missing.length + gone.length > 0) {
    throw new Error(
      `infra/proof/checks/system-picture.ts: draw ${missing.join(', ') || 'nothing'}; gone: ${gone.join(', ') || 'nothing'}`,
    );
  }
  const kinds = EffectPayload.options.map((option) => option.shape.kind.value);
  return [
    'flowchart LR',
    '  visitor(["a person, by a link from a mail or signed in"])',
    ...Object.entries(drawn).map(([name, { does }]) => `  ${node(name)}["${name}<br/><small>${does}</small>"]`),
    '  subgraph store["one table"]',
    '    table[("facts, requests, audit events")]',
    `    outbox[("outbox: ${kinds.join(', ')}")]`,
    '    table -. "same commit" .- outbox',
    '  end',
    '  subgraph machines["workflows"]',
    ...stories.map((name) => `    ${node(name)}_m["${name}"]`),
    ...[...started].map((name) => `    ${node(name)}_m[["${name}"]]`),
    '  end',
    '  mails["mails of functions/mail/templates, and text messages"]',
    '  mails --> visitor',
    ...Object.values(drawn).flatMap(({ edges }) => edges.map((line) => `  ${edge(line)}`)),
  ].join('\n');
}
