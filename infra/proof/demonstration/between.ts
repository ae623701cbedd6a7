/** What happens beside the reviews: boards read their two pages, meetings are missed, work grows, schools help each other. */
import type { Page } from './browser.ts';
import { expectPage, StoryBroken, signIn } from './people.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

const expectWords = (page: Page, words: readonly string[], what: string): void => {
  if (words.some((one) => !page.text.includes(one))) throw new StoryBroken(what, page);
};

/** A governor opens the link in her mail: her board's own two pages, and the PDF of them. */
export const readBoardPages = async (running: RunningDemonstration): Promise<void> => {
  const page = await running.participant('amara-osei').open('The autumn review of Wendle Valley');
  const words = [
    'two pages for Harrowbeck',
    'Missing: St Aldwyn',
    '134 hours were given, and 134 received.',
    'gave 2.9 hours',
    // What is hidden from others is whole for the school's own board: 3 of 8, and 16 of 22.
    'pupils on free school meals are 35 points behind the others',
    'Others’ are hidden where a group is so small that one child could be worked out.',
  ];
  expectWords(expectPage(page, 'Amara Osei reads two pages'), words, 'the two pages of Harrowbeck');
  const pdf = await page.follow('as a PDF');
  if (pdf.headers.get('content-type') !== 'application/pdf') throw new StoryBroken('the PDF of two pages', pdf);
  running.tell('Amara Osei reads her board’s two pages, and takes them to the meeting as a PDF.');
};

const insideAs = async (running: RunningDemonstration, id: string, path: string): Promise<Page> => {
  await signIn(running, id);
  return expectPage(await running.participant(id).browser.open(path), `${id} opens ${path}`);
};

/** Two meetings in a row do not take place. That is a sign, with its facts. */
export const meetingsAreMissed = async (running: RunningDemonstration): Promise<void> => {
  let page = await insideAs(running, 'dan-okoro', '/standing');
  for (const date of ['20 November 2025', '4 December 2025']) {
    const form = expectPage(await page.follow(date), `Dan Okoro notes the meeting on ${date}`);
    page = expectPage(await form.submit({ held: 'no' }), `Dan Okoro notes the meeting on ${date}`);
  }
  expectWords(
    page,
    ['The last 2 meetings did not take place: 20 November and 4 December.'],
    'the sign of two meetings',
  );
  running.tell('Two meetings in a row did not take place. The page of signs says so, and blames nobody.');
};

/** A club has grown that no board has agreed to. */
export const workGrows = async (running: RunningDemonstration): Promise<void> => {
  const page = await insideAs(running, 'priya-nair', '/standing');
  const form = expectPage(await page.follow('Write down something'), 'Priya Nair writes down a club');
  const flagged = expectPage(await form.submit({ title: 'Year 4 coding club', years: '4' }), 'a club is flagged');
  expectWords(flagged, ['Year 4 coding club Not in the agreement'], 'the club is not in the agreement');
  running.tell('A Year 4 coding club has grown beside the plan. It is flagged, with the way to ask the boards.');
  await running.settled();
  const lead = await running.participant('dan-okoro').browser.open('/standing');
  expectPage(lead, 'Dan Okoro sees the club');
  const stopped = await lead.submit({}, { button: 'It has stopped' });
  expectPage(stopped, 'the club waits until the agreement says so');
};

/** One school offers help, the other takes it. */
export const helpIsOffered = async (running: RunningDemonstration): Promise<void> => {
  const log = await insideAs(running, 'tom-hale', '/decided');
  const form = expectPage(await log.follow('Offer help'), 'Tom Hale offers help');
  const what = 'Our technician sets up a science cupboard with you in January';
  expectPage(await form.submit({ to: '999002', what }), 'Tom Hale offers help');
  await running.settled();
  await running.participant('priya-nair').mail('offers you help');
  const waiting = await insideAs(running, 'priya-nair', '/decided');
  const answer = expectPage(await waiting.follow('Answer it'), 'Priya Nair answers');
  const done = expectPage(
    await answer.submit({ answer: 'yes', words: 'After the first week, please.' }),
    'she accepts',
  );
  expectWords(done, [what, 'Accepted'], 'the offer is in the log');
  await running.settled();
  running.tell('Wendle Park offers its technician to Harrowbeck. Priya Nair accepts, and it stands in the log.');
};

/** Some results come later; and each party can show what its year was. */
export const resultsComeLater = async (running: RunningDemonstration): Promise<void> => {
  const report = await insideAs(running, 'dan-okoro', '/evaluation/202526');
  expectWords(report, ['What each board decided', 'What these figures cannot show'], 'the sealed year');
  const form = expectPage(await report.follow('Add results'), 'Dan Okoro adds results');
  const words = 'Key stage 2 results came. In the two primary schools, seven in ten reached the standard in science.';
  expectPage(await form.submit({ words }), 'Dan Okoro adds results');
  await running.settled();
  running.tell(
    'Test results come later. They are added below the sealed report; every board hears with its next letter.',
  );
  const record = await insideAs(running, 'dan-okoro', '/track-record/harrowbeck');
  expectWords(record, ['2025 to 2026', 'Carried on, with changes'], 'the track record of Harrowbeck');
  for (const format of ['csv', 'json'])
    expectPage(await running.participant('dan-okoro').browser.open(`/track-record/harrowbeck/${format}`), format);
};
