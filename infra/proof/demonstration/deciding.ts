/** May to July 2025: four boards, four ways to decide; one meeting falls short, one trustee says no, version 2 passes. */

import type { Mail } from './actors.ts';
import { decide, expectPage, recordMeeting, StoryBroken, setAgenda, signIn, trustees } from './people.ts';
import { everyHeadSupports, submitPlan } from './proposing.ts';
import type { Theatre } from './theatre.ts';

const agenda = 'on your';

/** Harrowbeck has eleven governors, so six must be present. One withdraws, and five are left. */
const fallsShort = async (theatre: Theatre): Promise<void> => {
  await setAgenda(theatre, 'lena-fox', agenda, '2025-05-14');
  theatre.tell('Lena Fox puts the plan on the agenda of Harrowbeck’s governors for 14 May.');
  const graham = theatre.actor('graham-tull');
  const page = await graham.open('Wendle Valley plan');
  const interest = expectPage(await page.follow('interest'), 'Graham Tull looks for where to declare an interest');
  expectPage(
    await interest.submit({ note: 'My firm would drive the minibus.', me: 'yes' }),
    'Graham Tull declares an interest',
  );
  theatre.tell('Graham Tull’s firm would drive the minibus. He declares an interest and withdraws.');
};

/** A parent governor asks; everybody who decides reads the question and its answer. */
const boardAsks = async (theatre: Theatre): Promise<void> => {
  const page = await theatre.actor('claire-dunne').open('please read the Wendle Valley plan');
  const ask = expectPage(await page.follow('Ask a question'), 'Claire Dunne looks for where to ask');
  const question = 'What happens to the Latin club if the tutor is ill?';
  expectPage(await ask.submit({ question, seenBy: 'all-boards' }), 'Claire Dunne asks a question');
  await theatre.settled();
  await signIn(theatre, 'dan-okoro');
  await theatre.moment('a board has asked');
  const answer = await theatre.actor('dan-okoro').open('A question from');
  const text = 'Another Latin teacher from Wendle Park takes the club that week.';
  expectPage(await answer.submit({ text }, { button: 'Send the answer' }), 'Dan Okoro answers');
  await theatre.settled();
  theatre.tell('Claire Dunne, a parent governor, asks about the Latin club. Dan Okoro answers for all boards to read.');
};

const putsOff = async (theatre: Theatre): Promise<void> => {
  await setAgenda(theatre, 'joan-pike', agenda, '2025-05-20');
  theatre.tell('Joan Pike puts it on Wendle Park’s agenda for 20 May.');
};

const trusteeSaysNo = async (theatre: Theatre): Promise<void> => {
  for (const id of trustees.slice(0, 5)) await decide(theatre, id, 'Please decide', 'agree');
  await decide(theatre, 'eric-vaughan', 'Please decide', 'decline', 'There is no limit on what the buses may cost.');
  await theatre.settled();
  theatre.tell('Five Wendle Bridge trustees agree in writing. Eric Vaughan says no: there is no limit on bus costs.');
  await theatre.actor('dan-okoro').mail('Wendle Bridge');
  theatre.tell('A written resolution needs all of them, so it ends there. Dan Okoro is told why.');
};

const sentBetween = (mails: readonly Mail[], from: string, to: string): Mail[] =>
  mails.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to);

/** Nobody is chased in the half-term holiday; the chaser comes after it, and ends with the answer. */
const chaserSkipsTheHoliday = async (theatre: Theatre): Promise<void> => {
  await theatre.goTo('2025-06-03');
  const chair = theatre.actor('margaret-hollis');
  const inHoliday = [
    ...sentBetween(await theatre.actor('sue-tran').mails(), '2025-05-24', '2025-06-01'),
    ...sentBetween(await chair.mails(), '2025-05-24', '2025-06-01'),
  ];
  if (inHoliday.length > 0)
    throw new Error(`chased in the holiday: ${inHoliday.map(({ subject }) => subject).join('; ')}`);
  const late = sentBetween(await chair.mails(), '2025-06-02', '2025-06-03');
  if (late.length === 0) throw new Error('nobody was told after the holiday');
  theatre.tell(
    'Sue Tran has not said when Wendle Bridge meets. Nobody chases her in half-term; now her chair hears of it.',
  );
  await theatre.moment('answers are late');
  await setAgenda(theatre, 'sue-tran', agenda, '2025-07-03');
  const before = (await theatre.actor('sue-tran').mails()).length;
  await theatre.goTo('2025-06-10');
  if ((await theatre.actor('sue-tran').mails()).length !== before) throw new Error('chased after the answer');
  theatre.tell('She answers: 3 July. From then on nobody chases her.');
};

const firstVersion = async (theatre: Theatre): Promise<void> => {
  await theatre.goTo('2025-05-02');
  await theatre.moment('boards are asked');
  await fallsShort(theatre);
  await boardAsks(theatre);
  await putsOff(theatre);
  await setAgenda(theatre, 'omar-reid', agenda, '2025-05-19');
  theatre.tell('Omar Reid clerks two boards of Kestrel. St Aldwyn’s governors give their view first, on 19 May.');
  await theatre.moment('on the agenda');
  await theatre.goTo('2025-05-13');
  await trusteeSaysNo(theatre);
  await theatre.moment('a trustee said no');
  await theatre.goTo('2025-05-15');
  await theatre.moment('a meeting is to be recorded');
  await recordMeeting(theatre, 'lena-fox', agenda, { date: '2025-05-14', present: 5, for: 0, minute: 'Minute 6' });
  theatre.tell('Harrowbeck met: five of eleven without Graham Tull. Six are needed, so nothing is decided.');
  await theatre.moment('a meeting fell short');
  await setAgenda(theatre, 'lena-fox', agenda, '2025-06-18');
  await theatre.goTo('2025-05-19');
  await setAgenda(theatre, 'joan-pike', agenda, '2025-06-17', 'deferred');
  theatre.tell('Wendle Park’s meeting is too full. Joan Pike puts it off to 17 June, and the reminders follow.');
  await theatre.goTo('2025-05-20');
  await recordMeeting(theatre, 'omar-reid', agenda, { date: '2025-05-19', present: 8, for: 8, minute: 'Minute 4.1' });
  await theatre.settled();
  theatre.tell('St Aldwyn’s governors recommend it. Kestrel’s trustees are asked next.');
  await chaserSkipsTheHoliday(theatre);
};

/** The lead writes a limit into the plan and opens version 2: everybody is asked again, since money changed. */
const secondVersion = async (theatre: Theatre): Promise<void> => {
  await signIn(theatre, 'dan-okoro');
  const { browser } = theatre.actor('dan-okoro');
  const list = expectPage(await browser.open('/proposal'), 'the lead opens the proposal');
  const revise = expectPage(await list.follow('Open a new version'), 'the lead looks how to change it');
  const revised = await revise.submit({}, { button: 'Open version 2' });
  if (revised.status !== 200) throw new StoryBroken('the lead opens version 2', revised);
  await theatre.settled();
  await theatre.moment('version 2 is written');
  const money = expectPage(await browser.open('/proposal/money'), 'the lead opens the money');
  const buses = expectPage(await money.follow('Change Minibus'), 'the lead opens the bus costs');
  const names = buses
    .$('main form [name]')
    .get()
    .map((field) => buses.$(field).attr('name') ?? '');
  const limit = names.find((name) => name.includes('limit')) ?? 'limit';
  expectPage(await buses.submit({ [limit]: '4200' }), 'the lead limits the bus costs');
  theatre.tell(
    'Dan Okoro writes a limit on bus costs into version 2. Money has changed, so every board is asked again.',
  );
  await submitPlan(theatre);
  await theatre.goTo('2025-06-12');
  await everyHeadSupports(theatre);
};

const chairActs = async (theatre: Theatre): Promise<void> => {
  const clerk = await theatre.actor('joan-pike').open(agenda);
  const action = expectPage(await clerk.follow('chair’s action'), 'Joan Pike opens a chair’s action');
  expectPage(await action.submit({ me: 'yes' }), 'Joan Pike opens a chair’s action');
  await theatre.settled();
  await theatre.moment('a chair may act');
  const page = await theatre.actor('rosalind-thorne').open('wait for a meeting');
  expectPage(
    await page.submit({
      statement: 'The buses must be booked by 20 June. Waiting for July would lose the autumn places for our pupils.',

      me: 'yes',
    }),
    'Rosalind Thorne acts as chair',
  );
  await theatre.settled();
  theatre.tell(
    'Wendle Park cannot meet in time. Its chair, Rosalind Thorne, acts alone, says why, and must report it.',
  );
};

const decideAgain = async (theatre: Theatre): Promise<void> => {
  await chairActs(theatre);
  for (const id of trustees) await decide(theatre, id, 'Please decide', 'agree');
  theatre.tell('All nine Wendle Bridge trustees agree in writing.');
  await setAgenda(theatre, 'lena-fox', agenda, '2025-06-18');
  await setAgenda(theatre, 'omar-reid', agenda, '2025-06-30');
  await theatre.goTo('2025-06-19');
  const wrong = { date: '2025-06-18', present: 8, for: 6, against: 2, minute: 'Minute 7.2' };
  await recordMeeting(theatre, 'lena-fox', agenda, wrong);
  await recordMeeting(theatre, 'lena-fox', agenda, { ...wrong, for: 7, against: 1 }, 'correct');
  await theatre.moment('a record was put right');
  theatre.tell('Harrowbeck says yes: seven for, one against. Lena Fox first wrote six and two, and put it right.');
  await theatre.goTo('2025-07-01');
  await recordMeeting(theatre, 'omar-reid', agenda, { date: '2025-06-30', present: 7, for: 7, minute: 'Minute 5' });
  await theatre.settled();
  await setAgenda(theatre, 'omar-reid', agenda, '2025-07-10');
  await theatre.goTo('2025-07-11');
  await recordMeeting(theatre, 'omar-reid', agenda, {
    date: '2025-07-10',
    present: 6,
    for: 5,
    against: 1,
    minute: 'Minute 9.3',
  });
  await theatre.settled();
  theatre.tell(
    'St Aldwyn’s governors recommend it again, and Kestrel’s trustees say yes. All four boards have agreed.',
  );
};

export const deciding = async (theatre: Theatre): Promise<void> => {
  await firstVersion(theatre);
  await secondVersion(theatre);
  await decideAgain(theatre);
};
