/** Keeps mails about a partnership that was put away from going out. */
import type { Outside } from '../ports.ts';
import { isArchived } from './applied-file.ts';

type Handler<P, E> = (payload: P, effect: E) => Promise<void>;

export const unlessArchived =
  <P extends { readonly partnership: string }, E extends { readonly id: string }>(
    outside: Outside,
    handler: Handler<P, E>,
  ): Handler<P, E> =>
  async (payload, effect) => {
    if (!(await isArchived(outside, payload.partnership))) return handler(payload, effect);
    outside.log('info', 'mail-not-sent', { effect: effect.id, partnership: payload.partnership, because: 'archived' });
  };
