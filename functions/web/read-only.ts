/** The outside as a GET may use it. Mail scanners open every link, so a page that is only looked at must change nothing. */
import type { Outside } from '../ports.ts';
import { readOnce } from './read-once.ts';

export class WroteOnGet extends Error {
  constructor() {
    super('a GET tried to commit');
    this.name = 'WroteOnGet';
  }
}

const refuse = async (): Promise<never> => {
  throw new WroteOnGet();
};

/** For one answer: what it reads twice is read once. */
export const readOnly = (outside: Outside): Outside => ({
  ...outside,
  store: { ...readOnce(outside.store), commit: refuse },
  mailer: { send: refuse },
  ...(outside.texter && { texter: { send: refuse } }),
  workflows: { start: refuse, ring: refuse },
});
