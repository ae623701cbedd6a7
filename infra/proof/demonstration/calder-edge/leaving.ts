/** March 2027: one clerk of three boards records a decision to leave under the wrong one; nobody leaves by a slip. */
import { dateBoxes, expectPage, signIn } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

type Vote = { readonly party: string; readonly inPost: number; readonly present: number };

const record = async (running: RunningDemonstration, { party, inPost, present }: Vote): Promise<void> => {
  await signIn(running, 'eleanor-swift');
  const form = await running.participant('eleanor-swift').browser.open(`/leaving/${party}`);
  const typed = {
    ...dateBoxes('date', '2027-03-03'),
    ...{ inPost: String(inPost), present: String(present), for: String(present) },
    ...{ against: '0', abstained: '0', minute: 'Minute 4' },
    ...{ reason: 'The school closes its classes for older pupils, and the rest are too young.', notice: 'agreed' },
  };
  const check = expectPage(await form.submit(typed, { button: 'Check' }), `Eleanor Swift checks what ${party} decided`);
  expectPage(await check.submit(), `Eleanor Swift records it for ${party}`);
  await running.settled();
};

export const leaving = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2027-03-10');
  await record(running, { party: 'two-valleys', inPost: 10, present: 8 });
  const wrong = await running.participant('walter-greenwood').open('leave Calder Edge');
  expectPage(
    await wrong.submit({ answer: 'decline', reason: 'Our governors decided nothing of the kind.', me: 'yes' }),
    'Walter Greenwood says that this is not so',
  );
  await running.settled();
  running.tell(
    'Eleanor Swift records a decision to leave under the wrong board. Its signatory says no: nobody leaves.',
  );
  await record(running, { party: 'edge-house', inPost: 3, present: 2 });
  const right = await running.participant('adrian-mountford').open('leave Calder Edge');
  expectPage(await right.submit({ answer: 'agree', me: 'yes' }), 'Adrian Mountford confirms it');
  await running.settled();
  running.tell('Under the right one, Adrian Mountford confirms it. Edge House leaves; its last day is 9 May 2027.');
};
