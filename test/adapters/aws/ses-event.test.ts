import { describe, expect, it } from 'vitest';
import { newsOf } from '../../../functions/adapters/aws/ses-event.ts';
import { tagOf } from '../../../functions/adapters/aws/ses-mailer.ts';

/** As SES publishes it over EventBridge. */
const event = (eventType: string, more: object, mail: object = {}) => ({
  version: '0',
  source: 'aws.ses',
  'detail-type': `Email ${eventType}`,
  detail: {
    eventType,
    mail: {
      timestamp: '2027-01-14T09:00:00.000Z',
      messageId: '0100-abc',
      destination: ['priya@birch.example'],
      tags: { effect: [tagOf('effect-1')], 'ses:configuration-set': ['partnerships'] },
      ...mail,
    },
    ...more,
  },
});
const bounce = (bounceType: string) =>
  event('Bounce', {
    bounce: {
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'Priya <priya@birch.example>', status: '5.1.1' }],
      timestamp: '2027-01-14T09:00:05.000Z',
      feedbackId: 'feedback-1',
    },
  });

describe('what SES tells of a mail', () => {
  it('names the effect behind it', () => {
    expect(newsOf(event('Delivery', { delivery: { timestamp: '2027-01-14T09:00:05.000Z' } }))).toEqual({
      effect: 'effect-1',
      kind: 'delivered',
      id: 'delivery-0100-abc',
      at: '2027-01-14T09:00:05.000Z',
      address: 'priya@birch.example',
    });
  });

  it.each([
    ['Permanent', 'bounced'],
    ['Transient', 'deferred'],
    ['Undetermined', 'deferred'],
  ])('says of a %s bounce that it is %s', (type, kind) => {
    expect(newsOf(bounce(type))).toMatchObject({ kind, id: 'feedback-1', address: 'priya@birch.example' });
  });

  it('says of a complaint that they want no more mail', () => {
    const complaint = {
      complainedRecipients: [{ emailAddress: 'priya@birch.example' }],
      timestamp: '2027-01-14T09:00:05.000Z',
      feedbackId: 'feedback-2',
    };
    expect(newsOf(event('Complaint', { complaint }))).toMatchObject({ kind: 'refused', id: 'feedback-2' });
  });

  it.each([
    ['another source', { ...bounce('Permanent'), source: 'made.up' }],
    [
      'a mail that is not ours',
      {
        ...bounce('Permanent'),
        detail: { ...bounce('Permanent').detail, mail: { messageId: 'x', destination: ['a@b.example'], tags: {} } },
      },
    ],
    ['an event that is not about delivery', event('Open', { open: {} })],
    ['nothing', undefined],
    ['a text', 'bounce'],
  ])('is refused for %s', (_, given) => {
    expect(newsOf(given)).toBeUndefined();
  });
});
