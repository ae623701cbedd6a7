/** May to July 2025: four boards, four ways to decide; one meeting falls short, one trustee says no, version 2 passes. */

import type { Mail } from './participants.ts';
import { decide, expectPage, recordMeeting, StoryBroken, setAgenda, signIn, trustees } from './people.ts';
import { everyHeadSupports, sendsPlan } from './proposing.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

const agenda = 'on your';

/** Harrowbeck has eleven governors, so six must be present. One withdraws, and five are left. */
const fallsShort = async (running: RunningDemonstration): Promise<void> => {
  const graham = running.participant('graham-tull');
  const page = await graham.open('Wendle Valley plan');
  const interest = expectPage(await page.follow('interest'), 'Graham Tull looks for where to declare an interest');
  expectPage(
    await interest.submit({ note: 'My firm would drive the minibus.', me: 'yes' }),
    'Graham Tull declares an interest',
  );
  running.tell('Graham Tull’s firm would drive the minibus. He declares an interest and withdraws.');
};

/** A parent governor asks; everybody who decides reads the question and its answer. */
const boardAsks = async (running: RunningDemonstration): Promise<void> => {
  const page = await running.participant('claire-dunne').open('please read the Wendle Valley plan');
  const ask = expectPage(await page.follow('Ask a question'), 'Claire Dunne looks for where to ask');
  const question = 'What happens to the Latin club if the tutor is ill?';
  expectPage(await ask.submit({ question, seenBy: 'all-boards' }), 'Claire Dunne asks a question');
  await running.settled();
  const lead = running.participant('dan-okoro');
  const link = await lead.link('A question from');
  await signIn(running, 'dan-okoro');
  await running.moment('a board has asked');
  const answer = await lead.browser.open(link);
  const text = 'Another Latin teacher from Wendle Park takes the club that week.';
  expectPage(await answer.submit({ text }, { button: 'Send the answer' }), 'Dan Okoro answers');
  await running.settled();
  running.tell('Claire Dunne, a parent governor, asks about the Latin club. Dan Okoro answers for all boards to read.');
};

const putsOff = async (running: RunningDemonstration): Promise<void> => {
  await setAgenda(running, 'joan-pike', agenda, '2025-05-20');
  running.tell('Joan Pike puts it on Wendle Park’s agenda for 20 May.');
};

const trusteeSaysNo = async (running: RunningDemonstration): Promise<void> => {
  for (const id of trustees.slice(0, 5)) await decide(running, id, 'Please decide', 'agree');
  await decide(running, 'eric-vaughan', 'Please decide', 'decline', 'There is no limit on what the buses may cost.');
  await running.settled();
  running.tell('Five Wendle Bridge trustees agree in writing. Eric Vaughan says no: there is no limit on bus costs.');
  await running.participant('dan-okoro').mail('Wendle Bridge');
  running.tell('A written resolution needs all of them, so it ends there. Dan Okoro is told why.');
};

const sentBetween = (mails: readonly Mail[], from: string, to: string): Mail[] =>
  mails.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to);

/** Nobody is chased in the half-term holiday; the chaser comes after it, and ends with the answer. */
const chaserSkipsTheHoliday = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2025-06-03');
  const chair = running.participant('margaret-hollis');
  const inHoliday = [
    ...sentBetween(await running.participant('sue-tran').mails(), '2025-05-24', '2025-06-01'),
    ...sentBetween(await chair.mails(), '2025-05-24', '2025-06-01'),
  ];
  if (inHoliday.length > 0)
    throw new Error(`chased in the holiday: ${inHoliday.map(({ subject }) => subject).join('; ')}`);
  const late = sentBetween(await chair.mails(), '2025-06-02', '2025-06-03');
  if (late.length === 0) throw new Error('nobody was told after the holiday');
  running.tell(
    'Sue Tran has not said when Wendle Bridge meets. Nobody chases her in half-term; now her chair hears of it.',
  );
  await running.moment('answers are late');
  await setAgenda(running, 'sue-tran', agenda, '2025-07-03');
  const before = (await running.participant('sue-tran').mails()).length;
  await running.goTo('2025-06-10');
  if ((await running.participant('sue-tran').mails()).length !== before) throw new Error('chased after the answer');
  running.tell('She answers: 3 July. From then on nobody chases her.');
};

const firstVersion = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2025-05-02');
  await running.moment('boards are asked');
  await setAgenda(running, 'lena-fox', agenda, '2025-05-14');
  running.tell('Lena Fox puts the plan on the agenda of Harrowbeck’s governors for 14 May.');
  await putsOff(running);
  await setAgenda(running, 'omar-reid', agenda, '2025-05-19');
  running.tell('Omar Reid clerks two boards of Kestrel. St Aldwyn’s governors give their view first, on 19 May.');
  await fallsShort(running);
  await boardAsks(running);
  await running.moment('on the agenda');
  await running.goTo('2025-05-13');
  await trusteeSaysNo(running);
  await running.moment('a trustee said no');
  await running.goTo('2025-05-15');
  await running.moment('a meeting is to be recorded');
  await recordMeeting(running, 'lena-fox', agenda, { date: '2025-05-14', present: 5, for: 0, minute: 'Minute 6' });
  running.tell('Harrowbeck met: five of eleven without Graham Tull. Six are needed, so nothing is decided.');
  await running.moment('a meeting fell short');
  await setAgenda(running, 'lena-fox', agenda, '2025-06-18');
  await running.goTo('2025-05-19');
  await setAgenda(running, 'joan-pike', agenda, '2025-07-08', 'deferred');
  running.tell('Wendle Park’s meeting is too full. Joan Pike puts it off to 8 July, and the reminders follow.');
  await running.goTo('2025-05-20');
  await recordMeeting(running, 'omar-reid', agenda, { date: '2025-05-19', present: 8, for: 8, minute: 'Minute 4.1' });
  await running.settled();
  running.tell('St Aldwyn’s governors recommend it. Kestrel’s trustees are asked next.');
  await setAgenda(running, 'omar-reid', 'on your 26 June agenda', '2025-06-26');
  await chaserSkipsTheHoliday(running);
};

/** The lead writes a limit into the plan and opens version 2: everybody is asked again, since money changed. */
const secondVersion = async (running: RunningDemonstration): Promise<void> => {
  await signIn(running, 'dan-okoro');
  const { browser } = running.participant('dan-okoro');
  const list = expectPage(await browser.open('/proposal'), 'the lead opens the proposal');
  const revise = expectPage(await list.follow('Open a new version'), 'the lead looks how to change it');
  const revised = await revise.submit({}, { button: 'Open version 2' });
  if (revised.status !== 200) throw new StoryBroken('the lead opens version 2', revised);
  await running.settled();
  await running.moment('version 2 is written');
  const money = expectPage(await browser.open('/proposal/money'), 'the lead opens the money');
  const buses = expectPage(await money.follow('Change Minibus'), 'the lead opens the bus costs');
  const names = buses
    .$('main form [name]')
    .get()
    .map((field) => buses.$(field).attr('name') ?? '');
  const limit = names.find((name) => name.includes('limit')) ?? 'limit';
  expectPage(await buses.submit({ [limit]: '4200' }), 'the lead limits the bus costs');
  running.tell(
    'Dan Okoro writes a limit on bus costs into version 2. Money has changed, so every board is asked again.',
  );
  await sendsPlan(running);
  await running.goTo('2025-06-12');
  await everyHeadSupports(running);
};

const chairActs = async (running: RunningDemonstration): Promise<void> => {
  const clerk = await running.participant('joan-pike').open(agenda);
  const action = expectPage(await clerk.follow('chair’s action'), 'Joan Pike opens a chair’s action');
  expectPage(await action.submit({ me: 'yes' }), 'Joan Pike opens a chair’s action');
  await running.settled();
  await running.moment('a chair may act');
  const page = await running.participant('rosalind-thorne').open('wait for a meeting');
  expectPage(
    await page.submit({
      statement: 'The buses must be booked by 20 June. Waiting for July would lose the autumn places for our pupils.',

      me: 'yes',
    }),
    'Rosalind Thorne acts as chair',
  );
  await running.settled();
  running.tell(
    'Wendle Park cannot meet in time. Its chair, Rosalind Thorne, acts alone, says why, and must report it.',
  );
};

const decideAgain = async (running: RunningDemonstration): Promise<void> => {
  await chairActs(running);
  for (const id of trustees) await decide(running, id, 'Please decide', 'agree');
  running.tell('All nine Wendle Bridge trustees agree in writing.');
  await setAgenda(running, 'lena-fox', agenda, '2025-06-18');
  await setAgenda(running, 'omar-reid', agenda, '2025-06-30');
  await running.goTo('2025-06-19');
  const wrong = { date: '2025-06-18', present: 8, for: 6, against: 2, minute: 'Minute 7.2' };
  await recordMeeting(running, 'lena-fox', agenda, wrong);
  await recordMeeting(running, 'lena-fox', agenda, { ...wrong, for: 7, against: 1 }, 'correct');
  await running.moment('a record was put right');
  running.tell('Harrowbeck says yes: seven for, one against. Lena Fox first wrote six and two, and put it right.');
  await running.goTo('2025-07-01');
  await recordMeeting(running, 'omar-reid', agenda, { date: '2025-06-30', present: 7, for: 7, minute: 'Minute 5' });
  await running.settled();
  await setAgenda(running, 'omar-reid', 'on your 10 July agenda', '2025-07-10');
  await running.goTo('2025-07-11');
  await recordMeeting(running, 'omar-reid', agenda, {
    date: '2025-07-10',
    present: 6,
    for: 5,
    against: 1,
    minute: 'Minute 9.3',
  });
  await running.settled();
  running.tell(
    'St Aldwyn’s governors recommend it again, and Kestrel’s trustees say yes. All four boards have agreed.',
  );
};

export const deciding = async (running: RunningDemonstration): Promise<void> => {
  await firstVersion(running);
  await secondVersion(running);
  await decideAgain(running);
};
