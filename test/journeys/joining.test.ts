/** A board comes into a signed agreement: through the pages and the workflows, on one machine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressHash } from '../../functions/asking/by-address.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import { mayReadFigures, sharesOn, sharingOn } from '../../functions/domain/agreement/sharing.ts';
import type { Answer } from '../../functions/domain/asking/answer.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import { memberState } from '../../functions/domain/lifecycle/membership.ts';
import { londonDate } from '../../functions/domain/london.ts';
import { activeParties, activeSchools } from '../../functions/domain/partnership/partnership.ts';
import { beginSession } from '../../functions/people/sign-in/sign-in.ts';
import { decode } from '../../functions/records/kind.ts';
import {
  documentId,
  documents,
  partnerships,
  proposals,
  proposalVersions,
  theOne,
  versionId,
} from '../../functions/records/kinds.ts';
import { writeStaged } from '../../functions/records/moving.ts';
import { work } from '../../functions/records/work.ts';
import { newSession } from '../../functions/web/session.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { evidenceOf } from '../builders/request.ts';
import { htmlMistakes } from '../html-rules.ts';
import { aWholeFile } from '../proposal/whole-proposal.ts';
import { startWorld, type World } from './world.ts';

const partnership = 'valley';
const change = '202627-change-1';
const seal = 'a'.repeat(64);
let world: World;
let lead: Browser;

beforeEach(async () => {
  world = await startWorld({ file: await aWholeFile() });
  await world.settled();
  await work(world.outside, partnership, async (tx) => {
    const mou = {
      version: 1,
      seal,
      signedOn: '2026-09-07',
      until: '2027-08-31',
    };
    const whole = await tx.readNeeded(partnerships, theOne);
    const dataAgreement = { version: 1, seal, signedOn: '2026-09-07' };
    writeStaged(tx, { ...whole, mou, dataAgreement, startedOn: '2026-09-07' }, 'done');
  });
  lead = await signedIn('lead-alder', 'lead-alder@valley.example');
});
afterEach(() => world.stop());

const signedIn = async (person: string, email: string): Promise<Browser> => {
  const { session, setCookie } = newSession(world.outside, {
    partnership,
    person,
    address: addressHash(email),
  });
  await work(world.outside, partnership, (tx) => beginSession(tx, session));
  const browser = createBrowser(world.url);
  const [pair = ''] = setCookie.split('; ');
  const [name = '', secret = ''] = pair.split('=');
  browser.cookies.set(name, secret);
  return browser;
};

const typed = {
  name: 'Elm Hill Governing Body',
  kind: 'maintained-governing-body',
  numberKind: 'urn',
  number: '',
  urn: '900009',
  schoolName: 'Elm Hill Primary School',
  phase: 'Primary',
  type: 'Community school',
  headName: 'Elsa Elm',
  headEmail: 'head@elm.example',
  leadName: 'Leo Elm',
  leadEmail: 'lead@elm.example',
  moreSchools: '',
  boardName: 'Full governing body',
  places: '8',
  inPost: '6',
  clerkName: 'Clare Elm',
  clerkEmail: 'clerk@elm.example',
  chairName: 'Charlie Elm',
  chairEmail: 'chair@elm.example',
  decides: 'meeting',
  reference: '',
  signs: 'chair',
  'from-day': '4',
  'from-month': '1',
  'from-year': '2027',
};
const enter = async (other: Record<string, string> = {}) =>
  (await lead.open('/proposal/join')).submit({ ...typed, ...other });

const whole = async () => {
  const item = await world.outside.store.get(partnerships.key(partnership, theOne));
  if (!item) throw new Error('no partnership');
  return decode(partnerships, item);
};
const stateOf = async (id: string) => {
  const item = await world.outside.store.get(proposals.key(partnership, id));
  return item && decode(proposals, item).state;
};
const openOf = async (kind: Request['kind']): Promise<Request[]> =>
  (await listOpenRequests(world.outside, partnership)).filter((one) => one.kind === kind && one.about.id === change);
const evidence = (person: string) => evidenceOf(person, world.now().toISOString());
const everybodyAnswers = async (
  request: Request | undefined,
  answer: (person: string) => Answer,
  but: readonly string[] = [],
): Promise<void> => {
  if (!request) throw new Error('nobody is asked');
  for (const { person, part } of request.recipients) {
    if (part === 'answers' && !but.includes(person))
      await giveAnswer(world.outside, partnership, request.id, answer(person));
  }
  await world.settled();
};

const fillIn = () =>
  work(world.outside, partnership, async (tx) => {
    const id = versionId(change, 1);
    const version = await tx.readNeeded(proposalVersions, id);
    const schools = version.content.schools.map((share) =>
      share.urn === typed.urn
        ? {
            ...share,
            offers: ['A wood'],
            needs: ['A laboratory'],
            hours: 20,
            pence: 0,
            reporting: 'To the head each term.',
            inJobDescriptions: true,
          }
        : share,
    );
    tx.write(proposalVersions, id, {
      ...version,
      content: { ...version.content, schools },
    });
  });

/** What the lead still has to put right by hand once Birch is out: where meetings are, and what it was to pay. */
const withoutBirch = () =>
  work(world.outside, partnership, async (tx) => {
    const id = versionId(change, 2);
    const version = await tx.readNeeded(proposalVersions, id);
    const { content } = version;
    const meetings = content.meetings.map((one) => ({ ...one, host: '900001', thinkPiece: '900001' }));
    const income = content.money.income.filter(({ from }) => !from.includes('Birch'));
    const money = { ...content.money, income, spending: [] };
    const activities = content.activities.map((one) => ({ ...one, host: '900001', schools: ['900001', typed.urn] }));
    tx.write(proposalVersions, id, { ...version, content: { ...content, meetings, money, activities } });
  });

const sendAndSupport = async () => {
  const sending = await lead.open('/proposal/sending');
  const sent = await sending.submit();
  expect(sent.text).toContain('The heads are asked now');
  await world.settled();
  const [support] = await openOf('head-support');
  await everybodyAnswers(support, (person) => ({
    does: 'support',
    ...evidence(person),
  }));
  return { sending, support };
};

const decide = async (resolution: 'agree' | 'decline', party: string): Promise<void> => {
  for (let step = 0; step < 4; step += 1) {
    const asked = (await openOf('decision')).find((one) => one.party === party);
    if (!asked) return;
    const meets = asked.step?.means === 'meeting';
    const own = (await whole()).parties.find(({ id }) => id === party);
    const inPost = own?.boards.find(({ id }) => id === asked.step?.board)?.inPost ?? 0;
    await everybodyAnswers(asked, (person) =>
      meets
        ? {
            does: 'record-meeting',
            record: {
              ...{
                date: londonDate(world.now()),
                inPost,
                present: inPost,
                withdrew: [],
                for: inPost,
                against: 0,
              },
              ...{ abstained: 0, minute: '4', resolution },
              ...(resolution === 'decline' && { reason: 'Not now.' }),
            },
            ...evidence(person),
          }
        : { does: resolution === 'agree' ? 'agree' : 'to-meeting', ...evidence(person) },
    );
  }
};
const everyBoardAgrees = async () => {
  for (const party of ['alder', 'birch', 'cedar', 'dell', elm]) await decide('agree', party);
};
const elm = 'elm-hill-governing-body';

const signAll = async (kind: 'sign-mou' | 'sign-data-agreement', but: readonly string[] = []) => {
  const [request] = await openOf(kind);
  const id = documentId(kind === 'sign-mou' ? 'mou' : 'data-agreement', change, request?.about.version ?? 1);
  const item = await world.outside.store.get(documents.key(partnership, id));
  const sealed = item ? decode(documents, item) : undefined;
  const sign = (person: string): Answer => ({
    ...{
      does: 'sign',
      typedName: person,
      statement: 'I sign',
      seal: sealed?.seal ?? '',
    },
    ...evidence(person),
  });
  await everybodyAnswers(request, sign, but);
  return { request, sealed };
};

describe('a board that comes in', () => {
  test('decides beside the others, signs both papers with them, and is in from the first day of that agreement', async () => {
    expect((await enter()).errors).toEqual([]);
    await world.settled();
    expect(memberState(await whole(), elm)).toBe('joining');
    expect(activeParties(await whole()).map(({ id }) => id)).not.toContain(elm);
    expect((await lead.open('/leaving')).text).toContain('Asked to come in');
    await fillIn();
    const { sending, support } = await sendAndSupport();
    expect(sending.text).toContain('another board comes in, and signs both papers');
    expect(support?.recipients.map(({ person }) => person)).toContain('elsa-elm');
    const asked = await openOf('decision');
    expect(asked.map(({ party }) => party)).toContain(elm);
    expect(asked.length).toBe(activeParties(await whole()).length + 1);
    await everyBoardAgrees();
    expect(await stateOf(change)).toBe('approved');
    const { request, sealed } = await signAll('sign-mou');
    expect(request?.recipients.map(({ person }) => person)).toEqual(
      expect.arrayContaining(['charlie-elm', 'elsa-elm']),
    );
    expect(JSON.stringify(sealed?.content)).toContain('Elm Hill Primary School');
    await signAll('sign-data-agreement');
    const signed = await whole();
    expect(memberState(signed, elm)).toBe('joining');
    expect(sharingOn(signed, londonDate(world.now())).has(elm)).toBe(false);
    await world.pass({ to: '2027-01-04' });
    const after = await whole();
    expect(memberState(after, elm)).toBe('in');
    expect(activeSchools(after).map(({ urn }) => urn)).toContain(typed.urn);
    expect(sharesOn(after, typed.urn, '2027-01-04')).toBe(true);
    expect(sharesOn(after, typed.urn, '2026-12-31')).toBe(false);
    expect(mayReadFigures(after, 'elsa-elm', '2026-12-20')).toBe(false);
    expect(mayReadFigures(after, 'head-alder', '2026-12-20')).toBe(true);
    lead = await signedIn('lead-alder', 'lead-alder@valley.example');
    const about = await lead.open('/partnership');
    expect(about.text).toContain('Elm Hill');
    expect((await lead.open('/people')).text).toContain('Elsa Elm');
  }, 60_000);

  test('that signs the agreement and not the data agreement is in, and shares no figures', async () => {
    await enter();
    await world.settled();
    await fillIn();
    await sendAndSupport();
    await everyBoardAgrees();
    await signAll('sign-mou');
    await signAll('sign-data-agreement', ['charlie-elm']);
    await world.pass({ to: '2027-01-04' });
    const after = await whole();
    expect(memberState(after, elm)).toBe('in');
    expect(sharesOn(after, typed.urn, '2027-01-04')).toBe(false);
    // The others go on as they were.
    expect(sharesOn(after, '900001', '2027-01-04')).toBe(true);
  }, 60_000);

  test('is refused by the checks of a file, beside each field', async () => {
    const empty = await enter({
      name: '',
      urn: '12',
      clerkEmail: 'nobody',
      numberKind: 'other',
    });
    expect(await htmlMistakes(empty.html)).toEqual([]);
    expect(empty.errors).toEqual([
      'Enter the name of the board or trust',
      'Enter that number',
      'Enter the URN of its school, six digits',
      'Enter the email address of the clerk, for example sam@school.example',
    ]);
    const twice = await enter({ urn: '900001' });
    expect(twice.errors.join(' ')).toContain('a URN that no other school has');
    const governor = await enter({
      clerkName: typed.headName,
      clerkEmail: typed.headEmail,
    });
    expect(governor.errors.join(' ')).toContain('neither a governor, an associate member nor the head');
    const passed = await enter({ 'from-year': '2025' });
    expect(passed.errors).toEqual(['The day from which it is in must be today or later']);
    expect((await whole()).joiners).toBeUndefined();
    expect((await (await signedIn('head-birch', 'head-birch@valley.example')).open('/proposal/join')).status).toBe(403);
  });

  test('may take it back itself, and the lead may enter it again', async () => {
    await enter();
    await world.settled();
    await fillIn();
    await sendAndSupport();
    const clerk = await signedIn('clare-elm', typed.clerkEmail);
    expect((await clerk.open('/leaving')).text).toContain('Your board is asked to come in');
    const back = await clerk.open('/proposal/join/back');
    expect(await htmlMistakes(back.html)).toEqual([]);
    const done = await back.submit({
      reason: 'Our head is leaving.',
    });
    expect(done.text).toContain('Your board does not come in');
    await world.settled();
    expect(await stateOf(change)).toBe('withdrawn');
    expect(memberState(await whole(), elm)).toBe('stayed-out');
    expect(await openOf('decision')).toEqual([]);
    expect((await whole()).mou?.seal).toBe(seal);
    expect((await enter()).errors).toEqual([]);
    expect(memberState(await whole(), elm)).toBe('joining');
  });

  test('says no itself: the others can go on with what is left, and it stays out', async () => {
    await enter();
    await world.settled();
    await fillIn();
    await sendAndSupport();
    await decide('decline', elm);
    for (const party of ['alder', 'birch']) await decide('agree', party);
    expect(await stateOf(change)).toBe('returned');
    const page = await lead.open('/proposal');
    expect(page.text).toContain('Elm Hill Governing Body said no');
    const without = await lead.open(`/proposal/without/${elm}`);
    expect(await htmlMistakes(without.html)).toEqual([]);
    const done = await without.submit();
    expect(done.text).toContain('That board is out of this version');
    expect(memberState(await whole(), elm)).toBe('stayed-out');
    const item = await world.outside.store.get(proposalVersions.key(partnership, versionId(change, 2)));
    expect(item && decode(proposalVersions, item).content.schools.map(({ urn }) => urn)).toEqual(['900001', '900002']);
  });

  test('goes on with those who agreed, without the one that said no, who is out when it begins', async () => {
    await enter();
    await world.settled();
    await fillIn();
    await sendAndSupport();
    await decide('decline', 'birch');
    for (const party of ['alder', elm]) await decide('agree', party);
    expect(await stateOf(change)).toBe('returned');
    expect((await lead.post('/proposal/without/alder', {})).text).toContain('did not say no');
    expect((await (await lead.open('/proposal/without/birch')).submit()).errors).toEqual([]);
    expect(activeParties(await whole()).map(({ id }) => id)).toEqual(['alder', 'birch']);
    await withoutBirch();
    await sendAndSupport();
    // What it was to pay and to host is in other hands now, so both that stay are asked; it is not.
    expect((await openOf('decision')).map(({ party }) => party).toSorted()).toEqual(['alder', elm]);
    for (const party of ['alder', elm]) await decide('agree', party);
    expect(await stateOf(change)).toBe('approved');
    const { request } = await signAll('sign-mou');
    expect(request?.recipients.map(({ person }) => person)).not.toContain('head-birch');
    await signAll('sign-data-agreement');
    await world.pass({ to: '2027-01-05' });
    const after = await whole();
    expect(activeParties(after).map(({ id }) => id)).toEqual(['alder', elm]);
    expect(memberState(after, 'birch')).toBe('left');
    expect(after.stage).toBe('delivering');
  }, 60_000);
});
