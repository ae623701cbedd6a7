/** What SES tells of a mail (event publishing over EventBridge), as news of ours. */
import * as z from 'zod';
import { effectOfTag, effectTag } from './ses-mailer.ts';

const Recipients = z.array(z.object({ emailAddress: z.string() })).min(1);
const at = z.iso.datetime({ offset: true });

const Mail = z.object({
  messageId: z.string().min(1),
  destination: z.array(z.string()).min(1),
  tags: z.record(z.string(), z.array(z.string())),
});

const Detail = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Delivery'), mail: Mail, delivery: z.object({ timestamp: at }) }),
  z.object({
    eventType: z.literal('Bounce'),
    mail: Mail,
    bounce: z.object({
      bounceType: z.enum(['Undetermined', 'Permanent', 'Transient']),
      bouncedRecipients: Recipients,
      timestamp: at,
      feedbackId: z.string(),
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail: Mail,
    complaint: z.object({ complainedRecipients: Recipients, timestamp: at, feedbackId: z.string() }),
  }),
]);

/** The source is one that only SES itself can write as. */
const SesEvent = z.object({ source: z.literal('aws.ses'), detail: Detail });

export type ToldNews = {
  readonly effect: string;
  readonly id: string;
  readonly kind: 'delivered' | 'deferred' | 'bounced' | 'refused';
  readonly at: string;
  readonly address: string;
};

type Kind = Pick<ToldNews, 'kind' | 'id' | 'at' | 'address'>;

const kindOf = (detail: z.infer<typeof Detail>): Kind => {
  const [to = ''] = detail.mail.destination;
  switch (detail.eventType) {
    case 'Delivery':
      return { kind: 'delivered', id: `delivery-${detail.mail.messageId}`, at: detail.delivery.timestamp, address: to };
    case 'Bounce': {
      const { bounceType, bouncedRecipients, timestamp, feedbackId } = detail.bounce;
      // What SES cannot classify may pass as well: a copy shows.
      const kind = bounceType === 'Permanent' ? 'bounced' : 'deferred';
      return { kind, id: feedbackId, at: timestamp, address: bouncedRecipients[0]?.emailAddress ?? to };
    }
    case 'Complaint': {
      const { complainedRecipients, timestamp, feedbackId } = detail.complaint;
      return { kind: 'refused', id: feedbackId, at: timestamp, address: complainedRecipients[0]?.emailAddress ?? to };
    }
  }
};

/** `Sam <sam@school.example>` and `<sam@school.example>` are the address between the brackets. */
const bare = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address;

/** Undefined for anything that is not news of a mail of ours. */
export const newsOf = (event: unknown): ToldNews | undefined => {
  const read = SesEvent.safeParse(event);
  const tag = read.data?.detail.mail.tags[effectTag]?.[0];
  if (!read.success || !tag) return undefined;
  const told = kindOf(read.data.detail);
  return { ...told, effect: effectOfTag(tag), address: bare(told.address) };
};
