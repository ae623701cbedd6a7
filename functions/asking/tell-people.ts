/** Mails as effects of a commit. */
import type { MailName } from '../domain/mail-names.ts';
import type { Work } from '../records/work.ts';

export type MailDetails = Readonly<Record<string, string | number | boolean | null>>;

/** More people than this, and one effect stands for all of them: a commit holds at most 100 writes. */
const manyPeople = 10;

/** Tells each of these people once. They are named by id; addresses are looked up when the mail goes out. */
export const tell = (
  work: Work,
  template: MailName,
  to: readonly (string | undefined)[],
  more: { request?: string; details?: MailDetails } = {},
): void => {
  const people = [...new Set(to.filter((person): person is string => person !== undefined))];
  const shared = { partnership: work.partnership, template, ...more };
  if (people.length > manyPeople) {
    work.effect({ kind: 'mail-many', to: people, ...shared });
    return;
  }
  for (const person of people) work.effect({ kind: 'mail', to: person, ...shared });
};
