/** What carries each kind of effect out. Handlers may run twice for one effect: each does its work once all the same. */
import type { Effect, EffectPayload } from '../domain/effect.ts';
import type { Outside } from '../ports.ts';
import { splitMail } from './split-mail.ts';

/** One handler for every kind; a kind without one does not compile. A handler that throws is tried again later. */
export type EffectHandlers = {
  readonly [K in EffectPayload['kind']]: (
    payload: Extract<EffectPayload, { kind: K }>,
    effect: Effect,
  ) => Promise<void>;
};

/** Gives the payload to the handler of its kind. */
export const handle = (handlers: EffectHandlers, effect: Effect): Promise<void> => {
  const { payload } = effect;
  switch (payload.kind) {
    case 'mail':
      return handlers.mail(payload, effect);
    case 'mail-many':
      return handlers['mail-many'](payload, effect);
    case 'search-mail':
      return handlers['search-mail'](payload, effect);
    case 'workshop-mail':
      return handlers['workshop-mail'](payload, effect);
    case 'ring':
      return handlers.ring(payload, effect);
    case 'start':
      return handlers.start(payload, effect);
    case 'task':
      return handlers.task(payload, effect);
  }
};

/**
 * The handlers that need nothing but the outside. The decision stands whether or not a workflow still waits for it, so
 * a doorbell that nobody hears any more has been rung well enough.
 */
export const workflowHandlers = ({ store, workflows, log }: Outside): Omit<EffectHandlers, 'mail' | 'task'> => ({
  ring: async ({ token, output }, effect) => {
    const heard = await workflows.ring(token, output);
    if (heard === 'gone') log('info', 'nobody-waited', { effect: effect.id });
  },
  start: ({ workflow, name, input }) => workflows.start({ workflow, name, input }),
  'mail-many': (_payload, effect) => splitMail(store, effect.id),
  // Whoever can send mails puts their own in this place.
  'search-mail': async () => {
    throw new Error('a letter of a search is sent where mails are sent');
  },
  'workshop-mail': async () => {
    throw new Error('a letter about a workshop is sent where mails are sent');
  },
});
