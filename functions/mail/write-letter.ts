/** A letter is written by its template, once it is known whom it names. */
import type { Outside } from '../ports.ts';
import type { MailContext } from './context.ts';
import type { Letter } from './letter.ts';
import { type MailPayload, readContacts } from './read-context.ts';
import { templates } from './templates/index.ts';

/** The letter; undefined when there is nothing to say any more. */
export const write = async (
  outside: Outside,
  payload: MailPayload,
  context: Omit<MailContext, 'contact'>,
): Promise<Letter | undefined> => {
  const template = templates[payload.template];
  // A first writing shows whom the letter names, so that only they are read.
  const named = new Set<string>();
  const draft = template({
    ...context,
    contact: (id) => {
      named.add(id);
      return { name: id };
    },
  });
  if (!draft || named.size === 0) return draft;
  return template({ ...context, contact: await readContacts(outside, payload.partnership, named, context.today) });
};
