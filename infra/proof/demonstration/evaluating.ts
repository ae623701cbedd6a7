/** June and July 2026: was it worth it, and does it go on? */
import { resultsComeLater } from './between.ts';
import { addWordsOnYear, expectPage, recordMeeting, reportToBoard, setAgenda, trustees } from './people.ts';
import type { RunningDemonstration } from './running-demonstration.ts';
import { readChange } from './surveying.ts';

export const renew = async (
  running: RunningDemonstration,
  id: string,
  choice: 'agree' | 'ask-change',
  reason?: string,
): Promise<void> => {
  const page = await running.participant(id).open('Please decide by');
  const filled = { choice, me: 'yes', ...(reason === undefined ? {} : { changeReason: reason }) };
  expectPage(await page.submit(filled), `${id} decides on the renewal`);
};

export const evaluating = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-06-16');
  await running.moment('the year is looked back on');
  await addWordsOnYear(running, 'dan-okoro', {
    words: 'More Year 5 pupils can see themselves in science. The hours were not shared fairly in autumn.',
    pupils: '136',
    staff: '41',
  });
  running.tell(
    'The year’s figures stand beside what was promised. Dan Okoro adds his words, and the boards are asked.',
  );
  await running.moment('boards renew');
  await renew(running, 'catherine-lowe', 'ask-change', 'Share the hours more evenly.');
  running.tell(
    'Kestrel left renewal to its chief executive. Catherine Lowe renews, if the hours are shared more evenly.',
  );
  for (const id of trustees) await renew(running, id, 'agree');
  running.tell('All nine Wendle Bridge trustees renew in writing.');
  await setAgenda(running, 'joan-pike', 'renewal', '2026-06-30');
  await setAgenda(running, 'lena-fox', 'renewal', '2026-07-01');
  await running.goTo('2026-06-19');
  await reportToBoard(running, 'omar-reid', '2026-06-18');
  running.tell('Omar Reid has reported it to Kestrel’s trustees, and is not reminded of it.');
  await running.goTo('2026-07-01');
  const carried = { resolution: 'renew', minute: 'Minute 3' };
  await recordMeeting(running, 'joan-pike', 'renewal', { ...carried, date: '2026-06-30', present: 12, for: 12 });
  running.tell('Wendle Park’s governors renew: twelve for, none against.');
  await running.goTo('2026-07-02');
  await readChange(running);
  await recordMeeting(running, 'lena-fox', 'renewal', { ...carried, date: '2026-07-01', present: 9, for: 9 });
  await running.settled();
  running.tell('Harrowbeck’s governors renew the next evening, each board in its own meeting: nine for, none against.');
  await running.participant('lena-fox').mail('Wendle Valley goes on next year');
  await resultsComeLater(running);
  await running.moment('it goes on');
  running.tell('Wendle Valley goes on. Next year’s plan opens from this one.');
};
