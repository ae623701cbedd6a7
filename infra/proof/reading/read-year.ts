/** Every sentence of the demonstration's year, once, with where it was read first and what it is made of. */
import { join } from 'node:path';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { livedYear } from '../screenshots/lived-year.ts';
import { factsIn, type Known } from './facts.ts';
import { lexiconOf, type Proof, prove } from './prove.ts';
import { sentencesIn, sentencesOnPage } from './sentences.ts';
import { fragmentsIn } from './templates.ts';

export type Reading = { readonly sentence: string; readonly where: string; readonly proof: Proof | undefined };

/** All records as they stand at a moment; fields change, and what was said once was true of what stood then. */
const storedIn = (dataDir: string) => {
  const db = openDatabase(join(dataDir, 'partnerships.sqlite'));
  try {
    return db
      .prepare('SELECT partition, sort, body FROM items')
      .all()
      .map(({ partition, sort, body }) => ({
        partition: String(partition),
        sort: String(sort),
        body: JSON.parse(String(body)) as unknown,
      }));
  } finally {
    db.close();
  }
};

export const readTheYear = async (root: string): Promise<readonly Reading[]> => {
  const facts = new Map<string, Known>();
  const year = await livedYear((dataDir) => {
    for (const known of factsIn(storedIn(dataDir))) if (!facts.has(known.text)) facts.set(known.text, known);
  });
  const lexicon = lexiconOf(
    // A demonstration's own pages too: its inbox, its clock.
    ['functions', 'infra/local'].flatMap((folder) => fragmentsIn(join(root, folder), root)),
    [...facts.values()],
  );
  const first = new Map<string, string>();
  const hear = (sentences: readonly string[], where: string): void => {
    for (const sentence of sentences) if (!first.has(sentence)) first.set(sentence, where);
  };
  for (const { who, moment, route, page } of year.pages)
    hear(sentencesOnPage(page.html), `page ${route ?? page.url} (${who}, ${moment})`);
  for (const { subject, text, to } of year.mails.toReversed())
    hear([...sentencesIn(subject), ...sentencesIn(text)], `email to ${to.address}: ${subject}`);
  return [...first].map(([sentence, where]) => ({ sentence, where, proof: prove(sentence, lexicon) }));
};
