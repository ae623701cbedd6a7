/** July 2026: was it worth it, and does it go on? */
import { resultsComeLater } from './between.ts';
import { expectPage, recordMeeting, setAgenda, trustees } from './people.ts';
import { readChange } from './surveying.ts';
import type { Theatre } from './theatre.ts';

export const renew = async (
  theatre: Theatre,
  id: string,
  choice: 'agree' | 'ask-change',
  reason?: string,
): Promise<void> => {
  const page = await theatre.actor(id).open('Please decide by');
  const filled = { choice, me: 'yes', ...(reason === undefined ? {} : { changeReason: reason }) };
  expectPage(await page.submit(filled), `${id} decides on the renewal`);
};

export const evaluating = async (theatre: Theatre): Promise<void> => {
  await theatre.goTo('2026-07-06');
  await readChange(theatre);
  await theatre.moment('the year is looked back on');
  const page = await theatre.actor('dan-okoro').open('worth it');
  expectPage(
    await page.submit({
      words: 'More Year 5 pupils can see themselves in science. The hours were not shared fairly in autumn.',
      pupils: '136',
      staff: '41',
    }),
    'the lead adds words',
  );
  await theatre.settled();
  theatre.tell(
    'The year’s figures stand beside what was promised. Dan Okoro adds his words, and the boards are asked.',
  );
  await theatre.moment('boards renew');
  await renew(theatre, 'catherine-lowe', 'ask-change', 'Share the hours more evenly.');
  theatre.tell(
    'Kestrel left renewal to its chief executive. Catherine Lowe renews, if the hours are shared more evenly.',
  );
  for (const id of trustees) await renew(theatre, id, 'agree');
  theatre.tell('All nine Wendle Bridge trustees renew in writing.');
  await setAgenda(theatre, 'joan-pike', 'renewal', '2026-07-09');
  await theatre.goTo('2026-07-10');
  await recordMeeting(theatre, 'joan-pike', 'renewal', {
    date: '2026-07-09',
    present: 5,
    for: 5,
    minute: 'Minute 3',
    resolution: 'renew',
  });
  await theatre.settled();
  theatre.tell('Wendle Park and Harrowbeck decide together, in their joint committee: five for, none against.');
  await theatre.actor('lena-fox').mail('Wendle Valley goes on next year');
  await resultsComeLater(theatre);
  await theatre.moment('it goes on');
  theatre.tell('Wendle Valley goes on. Next year’s plan opens from this one.');
};
