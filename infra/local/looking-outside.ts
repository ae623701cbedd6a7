/** An outside for a command that only looks: it reads the store, and sends, starts and writes nothing. */
import { createIds } from '../../functions/adapters/ids.ts';
import type { Outside, Store } from '../../functions/ports.ts';

const nothing = (): Promise<never> => Promise.reject(new Error('this command only looks'));

export const lookingOutside = (store: Store): Outside => ({
  store,
  clock: { now: () => new Date() },
  auditAnchor: { keep: nothing },
  papers: { render: nothing, kept: nothing },
  ids: createIds(),
  mailer: { send: nothing },
  workflows: { start: nothing, ring: nothing },
  linkKeys: { current: 1, sign: () => undefined },
  log: () => undefined,
  settings: { publicUrl: '', sender: { name: '', address: '' }, secureCookies: true, stylesheet: '' },
});
