/** Somebody chooses text messages: what they are asked then comes to their telephone, everything else by mail. */
import { afterEach, describe, expect, it } from 'vitest';
import { openRequest } from '../../functions/asking/open-request.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { undoChange } from '../../functions/people/changes/undo-change.ts';
import { people } from '../../functions/records/kinds.ts';
import { aDelegation, aMeeting } from '../builders/decision-specs.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: SignedInWorld;
afterEach(() => world.stop());
const begin = async (): Promise<void> => {
  world = await aSignedInWorld(aPartnershipFile(), { asked: false });
};

const stored = async (person: string) =>
  (await world.outside.store.get(people.key(world.partnership, person)))?.body as Record<string, unknown>;
const choose = async (person: string, fields: Readonly<Record<string, string>>) => {
  const page = await (await world.as(person)).open(`/people/${person}/reach`);
  return page.submit(fields);
};
const ask = (request: RequestSpec) => openRequest(world.outside, { partnership: world.partnership, request });
/** The mail that every new number brings: beside it nothing of what is asked comes by email. */
const toldOfNumber = 'Your number for Valley was changed. Was this right?';
/** What went out to this person, once everything that waited has gone. */
const sentTo = async (person: string) => {
  const outside = world.outside;
  await deliverDue(outside, { ...workflowHandlers(outside), task: async () => undefined, mail: mailHandler(outside) });
  const { mails, texts } = outside.heard;
  const address = `${person}@valley.example`;
  return {
    mails: mails
      .filter(({ to, subject }) => to.address === address && subject !== toldOfNumber)
      .map(({ subject }) => subject),
    texts: texts.filter(({ to }) => to.address === address),
  };
};

describe('choosing how to be reached', () => {
  it('takes a number as people type it, and keeps it as networks write it', async () => {
    await begin();
    const done = await choose('cedar-executive', { channel: 'text', mobile: '07700 900 114' });
    expect(done.text).toContain('What we ask of you comes as text messages.');
    expect(done.text).toContain('by text message to 07700 900114');
    expect(await stored('cedar-executive')).toMatchObject({ channel: 'text', mobile: '+447700900114' });
    expect((await world.events()).map(({ event }) => event)).toContain('channel-chosen');
    expect(JSON.stringify(await world.events())).not.toContain('900114');
  });

  it('is a change of a factor: another number is told, holds codes and signing, and can be taken back', async () => {
    await begin();
    await choose('cedar-executive', { channel: 'text', mobile: '07700 900 114' });
    const person = await stored('cedar-executive');
    expect(person.held).toMatchObject({ change: expect.any(String), until: expect.any(String) });
    await sentTo('cedar-executive');
    const { mails } = world.outside.heard;
    expect(mails.map(({ to, subject }) => [to.address, subject])).toContainEqual([
      'cedar-executive@valley.example',
      toldOfNumber,
    ]);
    const { change } = person.held as { change: string };
    await undoChange(world.outside, { partnership: world.partnership, change, by: 'old-address' });
    const back = await stored('cedar-executive');
    expect([back.channel, back.mobile, back.held]).toEqual(['email', undefined, { change }]);
    const again = await choose('cedar-executive', { channel: 'text', mobile: '07700 900 115' });
    expect(again.status).toBe(400);
  });

  it('says what is wrong, and keeps what was typed', async () => {
    await begin();
    for (const mobile of ['', '01632 960114', '+33 6 12 34 56 78', 'my phone']) {
      const page = await choose('cedar-executive', { channel: 'text', mobile });
      expect([page.status, page.errors]).toEqual([400, ['Enter a UK mobile number, for example 07700 900114']]);
      expect(page.$('[name=mobile]').attr('value') ?? '').toBe(mobile);
      expect(await htmlMistakes(page.html)).toEqual([]);
    }
    expect((await stored('cedar-executive')).channel).toBe('email');
  });

  it('goes back to mails, and forgets a number that is taken out', async () => {
    await begin();
    await choose('cedar-executive', { channel: 'text', mobile: '07700 900114' });
    expect((await choose('cedar-executive', { channel: 'email', mobile: '' })).text).toContain(
      'Everything comes by email.',
    );
    expect(await stored('cedar-executive')).not.toHaveProperty('mobile');
  });

  it('is nobody else’s business: neither to see nor to change', async () => {
    await begin();
    await choose('cedar-executive', { channel: 'text', mobile: '07700 900114' });
    const lead = await world.as('lead-alder');
    expect((await lead.open('/people/cedar-executive')).html).not.toContain('900114');
    expect((await lead.open('/people/cedar-executive/reach')).status).toBe(403);
    expect((await lead.post('/people/cedar-executive/reach', { channel: 'email' })).status).toBe(403);
  });

  it('says so where none can be sent', async () => {
    await begin();
    Reflect.set(world.outside.settings, 'sendsTexts', false);
    const page = await (await world.as('head-birch')).open('/people/head-birch/reach');
    expect(page.text).toContain('Text messages are not set up here yet.');
  });
});

describe('somebody who chose text messages', () => {
  it('is asked by text with the whole link, and by no mail beside it', async () => {
    await begin();
    await choose('cedar-executive', { channel: 'text', mobile: '07700 900114' });
    await ask(aDelegation());
    const { mails, texts } = await sentTo('cedar-executive');
    expect(mails).toEqual([]);
    expect(texts).toHaveLength(1);
    expect(texts[0]?.to.number).toBe('+447700900114');
    const link = /https:\/\/partnership\.example(\/\S+)$/.exec(texts[0]?.text ?? '')?.[1] ?? '';
    expect((await world.nobody.open(link)).text).toContain('This page is for Cedar Executive');
  });

  it('gets by mail what is signed, and what they are only told', async () => {
    await begin();
    for (const person of ['head-alder', 'alder-board-3'])
      await choose(person, { channel: 'text', mobile: '07700 900114' });
    await ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
    await ask(aMeeting());
    expect((await sentTo('head-alder')).mails).toHaveLength(1);
    const member = await sentTo('alder-board-3');
    expect([member.mails.length, member.texts.length]).toEqual([1, 0]);
  });

  it('is reached by text where mails no longer arrive, and gets mails where no text can be sent', async () => {
    await begin();
    await choose('cedar-executive', { channel: 'text', mobile: '07700 900114' });
    await world.given(async (tx) => {
      const person = await tx.readNeeded(people, 'cedar-executive');
      tx.write(people, person.id, { ...person, noMail: 'bounced' });
    });
    await ask(aDelegation());
    expect((await sentTo('cedar-executive')).texts).toHaveLength(1);
    Reflect.set(world.outside, 'texter', undefined);
    await choose('head-birch', { channel: 'text', mobile: '07700 900115' });
    await ask({ kind: 'head-support', about: { kind: 'proposal', id: '202627', version: 1 } });
    const head = await sentTo('head-birch');
    expect([head.mails.length, head.texts.length]).toEqual([1, 0]);
  });
});
