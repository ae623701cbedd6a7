/** Packs a partnership up. Whatever it comes from, its system must have come to rest. */
import { EffectRecord } from '../../functions/domain/effect.ts';
import { WaitingPost } from '../../functions/mail/waiting-post.ts';
import type { Item, Store } from '../../functions/ports.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { goesWith, type MovedFile, type Running } from './moved-file.ts';

export class CannotMove extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'CannotMove';
  }
}

export type Origin = {
  readonly store: Store;
  /** Everything that is stored, of whatever partnership. */
  readonly everything: () => Promise<readonly Item[]>;
  /** What runs and was not started by another execution. */
  readonly running: () => Promise<readonly Running[]>;
};

const isOf = (partnership: string, { input }: Running): boolean => input.partnership === partnership;

/** The letter of a later day: what it is to bring goes along as `post`. */
const isOfALaterMorning = (body: Item['body'], at: Date): boolean => {
  const { data } = EffectRecord.safeParse(body);
  const isLetter = data?.payload.kind === 'mail' && data.payload.template === 'day-letter';
  return isLetter && Date.parse(data.nextTry ?? data.at) > at.getTime();
};

const postOf = (partnership: string, { partition, sort, body }: Item): MovedFile['post'] =>
  partition.startsWith('address#') && sort === 'waiting-post'
    ? WaitingPost.parse(body)
        .waiting.filter(({ mail }) => mail.partnership === partnership)
        .map(({ id, mail }) => ({ id, mail }))
    : [];

/** Throws CannotMove: nobody of that name, something is still to be sent, the audit trail does not hold. */
export const packUp = async (origin: Origin, partnership: string, at: Date): Promise<MovedFile> => {
  const all = await origin.everything();
  const items = all.filter((item) => goesWith(partnership, item));
  if (!items.some(({ sort }) => sort === 'partnership#it'))
    throw new CannotMove(`There is no partnership ${partnership}.`);
  const waiting = all.filter(
    ({ partition, body, indexes }) =>
      partition.startsWith('effect#') && indexes?.due?.partition === 'outbox' && !isOfALaterMorning(body, at),
  );
  if (waiting.length > 0) {
    throw new CannotMove(
      `${waiting.length} mails and doorbells are still to be sent. Let the system run until they are.`,
    );
  }
  const { events, head, fault } = await verifyAudit(origin.store, partnership);
  if (fault) throw new CannotMove(`Row ${fault.sequence} of its audit trail is not as it was written.`);
  return {
    format: 1,
    partnership,
    at: at.toISOString(),
    audit: { events, hash: head.hash },
    items: items.map(({ partition, sort, body, indexes }) => ({
      partition,
      sort,
      body: { ...body },
      ...(indexes && { indexes: { ...indexes } }),
    })),
    post: all.flatMap((item) => postOf(partnership, item)),
    running: (await origin.running()).filter((one) => isOf(partnership, one)),
  };
};
