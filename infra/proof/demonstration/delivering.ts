/** November 2025 to July 2026: three reviews, one without a return; a head leaves; an activity stops and starts again. */
import { helpIsOffered, meetingsAreMissed, readBoardPages, workGrows } from './between.ts';
import type { Page } from './browser.ts';
import { downloadFigures, keepLedger, readLedger, sendFigures } from './numbers.ts';
import { agreeToRestart, askToRestart, expectPage, signIn, stopActivity } from './people.ts';
import { heads } from './proposing.ts';
import type { RunningDemonstration } from './running-demonstration.ts';
import { survey } from './surveying.ts';
import { type Term, type Told, terms, toldInReturns } from './told-in-returns.ts';

type Return = { readonly subject?: string; readonly given?: Told | undefined; readonly since?: string };

/** Part by part, as the list leads; then checks the answers, and ticks what is asked about: "Is this right?" */
export const sendReturn = async (
  running: RunningDemonstration,
  id: string,
  term: Term,
  { subject = `Your ${term} return`, given = toldInReturns[id], since }: Return = {},
): Promise<void> => {
  if (!given) throw new Error(`${id} sends no return`);
  const at = terms.indexOf(term);
  const list = await running.participant(id).open(subject, since);
  const parts = list
    .$('.govuk-task-list__link')
    .get()
    .map((each) => new URL(list.$(each).attr('href') ?? '', list.url).href);
  for (const part of parts) {
    const page = await running.participant(id).browser.open(part);
    const next = await page.submit(filled(page, given, at), { button: 'Save and go on' });
    expectPage(next, `${id} saves a part of the ${term} return`);
  }
  const check = await list.follow('Check');
  const sure = check
    .$('input[name=sure]')
    .get()
    .map((box) => check.$(box).attr('value') ?? '');
  const sent = await check.submit(sure.length > 0 ? { sure } : {}, { button: 'Send' });
  expectPage(sent, `${id} sends the ${term} return`);
};

/** What this school says in the boxes that are on this page, `at` its first, second or third review. */
const filled = (page: Page, given: Told, at: number): Record<string, string> => {
  const fields = fieldsOf(page);
  const of = (kind: string): string[] => fields.filter((name) => name.startsWith(`${kind}-`));
  const purpose = (name: string): string => name.slice(name.indexOf('-') + 1);
  const told = Object.entries({
    hoursGiven: String(given.hours),
    hoursReceived: String(given.got),
    penceGiven: String(given.gave[at] ?? 0),
    penceReceived: String(given.received[at] ?? 0),
    trust: String(given.trust),
    fairness: String(given.fairness),
    capacity: given.capacity,
  });
  return Object.fromEntries([
    ...of('rating').map((name) => [name, given.ratings[purpose(name)]?.[at] ?? 'on-track']),
    ...of('words').map((name) => [name, given.words[purpose(name)] ?? given.otherwise]),
    ...of('value').flatMap((name) => measured(page, name, given.pace[at] ?? 0)),
    ...of('decided').map((name) => [name, 'done']),
    ...told.filter(([name]) => fields.includes(name)),
  ]);
};

/** A value between where the measure began and its target, as far as the school has come. */
const measured = (page: Page, name: string, pace: number): [string, string][] => {
  const [field, hint] = [page.$(`[name="${name}"]`), page.$(`[id="${name}-hint"]`).text()];
  const [, start] = /At the start: (-?[\d.]+?)\.(?: |$)/.exec(hint) ?? [];
  const [, target] = /Target: (-?[\d.]+?)(?: or|\.)/.exec(hint) ?? [];
  if (field.length === 0 || start === undefined || target === undefined) return [];
  const value = Number(start) + (Number(target) - Number(start)) * pace;
  return [[name, String(Math.round(value))]];
};

const fieldsOf = (page: Page): string[] => [
  ...new Set(
    page
      .$('main form [name]')
      .get()
      .map((field) => page.$(field).attr('name') ?? ''),
  ),
];

export const startReview = async (
  running: RunningDemonstration,
  id: string,
  subject: string,
  since = '',
): Promise<void> => {
  const page = await running.participant(id).open(subject, since);
  expectPage(await page.submit({}, { button: 'Start' }), `${id} starts the review`);
  await running.settled();
};

/** What the plan's seven lines of spending come to by each review, in pounds. */
const spent: Readonly<Record<string, readonly number[]>> = {
  autumn: [1400, 900, 1000, 900, 1200, 0, 0],
  spring: [2900, 1700, 2000, 1800, 1200, 100, 150],
  summer: [4150, 2240, 3000, 2700, 1200, 590, 420],
};

type Decision = { readonly by: string; readonly term: string; readonly what: string; readonly since?: string };

/** `spending`: what each line of the plan's spending comes to by now, in pounds. */
export const recordDecision = async (
  running: RunningDemonstration,
  { by, term, what, since }: Decision,
  spending: readonly number[] = [],
): Promise<void> => {
  const page = await running.participant(by).open(`What did the ${term} review decide`, since);
  const what1 = fieldsOf(page).find((name) => name.startsWith('what')) ?? 'what-1';
  const when1 = fieldsOf(page).find((name) => name.startsWith('when')) ?? 'when-1';
  expectPage(
    await page.submit(
      {
        ...{ [what1]: what, [when1]: 'now', asks: 'Please talk about how the hours are shared.' },
        ...Object.fromEntries(spending.map((pounds, at) => [`spent-${at + 1}`, String(pounds)])),
      },
      { button: 'Record' },
    ),
    `the ${term} review’s decision`,
  );
  await running.settled();
};

const danRecords = (running: RunningDemonstration, term: string, what: string): Promise<void> =>
  recordDecision(running, { by: 'dan-okoro', term, what }, spent[term]);

const october = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2025-10-06');
  await running.moment('a survey is due');
  await survey(running, 'before', '2025-10-06');
  running.tell('Pupils answer three questions by a link that their school hands out. Nobody gives a name.');
};

const autumn = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2025-11-10');
  await running.moment('a review is due');
  await startReview(running, 'dan-okoro', 'Please start the autumn review');
  running.tell('The autumn review is due. Dan Okoro starts it in one click, and each school is asked for its return.');
  await running.moment('returns are asked for');
  await sendFigures(running);
  await keepLedger(running);
  running.tell('Each school writes down what it gave and got, and says whether the others count the same: 134 hours.');
  for (const id of ['tom-hale', 'priya-nair', 'dan-okoro']) await sendReturn(running, id, 'autumn');
  await running.goTo('2025-12-08');
  const report = await running.participant('amara-osei').mail('The autumn review of Wendle Valley');
  running.tell('Three returns came. The review closed on time without St Aldwyn’s, and says so to every board.');
  if (!report.text.includes('Aldwyn')) throw new Error(`the report does not name the missing return:\n${report.text}`);
  await readBoardPages(running);
  await running.moment('a review has closed');
  await downloadFigures(running, 'amara-osei');
  running.tell(
    'Amara Osei downloads the figures. Four pupils at St Aldwyn’s are hidden, and nobody can work them out.',
  );
  await readLedger(running, 'dan-okoro');
  await danRecords(running, 'autumn', 'Wendle Park gives fewer hours, and Harrowbeck hosts two lab days');
  running.tell('Wendle Park gives nearly three hours for each it gets. Dan Okoro writes down what changes.');
  await meetingsAreMissed(running);
  await workGrows(running);
  await helpIsOffered(running);
  await running.moment('schools help each other');
};

/** Harrowbeck's head leaves. The old links die, the successor is asked, and says what she takes on. */
const headIsReplaced = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-01-07');
  // Her parts reach beyond what a clerk holds: the chair asks, and the admin agrees.
  await signIn(running, 'amara-osei');
  const { browser } = running.participant('amara-osei');
  const people = expectPage(await browser.open('/people'), 'Amara Osei opens the people');
  const helen = expectPage(await people.follow('Helen Whitlock'), 'Amara Osei looks for Helen Whitlock');
  const form = expectPage(await helen.follow('takes over'), 'Amara Osei replaces Helen Whitlock');
  const check = await form.submit({ name: 'Grace Abara', email: 'grace.abara@harrowbeck.example' });
  const asked = check.$('main form').length > 0 ? await check.submit() : check;
  expectPage(asked, 'Amara Osei asks for it');
  await running.settled();
  await signIn(running, 'nadia-rahman');
  const second = await running.participant('nadia-rahman').open('Helen Whitlock');
  expectPage(await second.submit({}, { button: 'I agree' }), 'Nadia Rahman agrees');
  await running.settled();
  running.tell('Helen Whitlock leaves Harrowbeck. Her links stop at once; Grace Abara is asked to take over.');
  await running.moment('a head is replaced');
  const page = await running.participant('grace-abara').open('take on');
  expectPage(await page.submit({ me: 'yes' }), 'Grace Abara takes it on');
  running.tell('Grace Abara reads what is open, agreed and due, and takes it on.');
};

const headsNow = heads.map((head) => (head === 'helen-whitlock' ? 'grace-abara' : head));

const activityStops = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-02-03');
  await stopActivity(running, {
    by: 'priya-nair',
    activity: 'lab sessions',
    reason: 'A gas tap in the lab leaks.',
  });
  running.tell('A gas tap leaks. Priya Nair stops the Year 5 lab sessions today, and every school hears at once.');
  await running.moment('an activity is stopped');
  await running.goTo('2026-02-05');
  await askToRestart(running, 'priya-nair');
  await running.moment('an activity may start again');
  await agreeToRestart(running, headsNow);
  running.tell('The tap is mended. Every head agrees, so the sessions start again.');
};

/** The lead does not start it. The progress chaser hears of it, and does. */
const spring = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-02-27');
  await running.moment('a review is late');
  await startReview(running, 'mel-crane', 'spring review is not started');
  running.tell('Dan Okoro has not started the spring review. Mel Crane, the progress chaser, hears of it and does.');
  for (const id of Object.keys(toldInReturns)) await sendReturn(running, id, 'spring');
  await running.settled();
  await danRecords(running, 'spring', 'A second Latin tutor is trained, since Iris Vane has no deputy');
  running.tell('All four returns came, so it closed early. A second Latin tutor will be trained.');
};

const summer = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-06-08');
  await startReview(running, 'dan-okoro', 'Please start the summer review');
  for (const id of Object.keys(toldInReturns)) await sendReturn(running, id, 'summer');
  await running.settled();
  await danRecords(running, 'summer', 'Next year each school hosts as many days as it joins');
  await survey(running, 'after', '2026-06-08');
  running.tell(
    'The summer review: all four returns, and a fairer share for next year. Pupils answer the survey again.',
  );
};

export const delivering = async (running: RunningDemonstration): Promise<void> => {
  await october(running);
  await autumn(running);
  await headIsReplaced(running);
  await activityStops(running);
  await spring(running);
  await summer(running);
};
