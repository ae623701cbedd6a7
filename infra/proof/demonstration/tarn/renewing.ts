/** Summer and autumn 2027: the agreement ends in March, so both boards are asked whether it goes on. */
import { addWordsOnYear, recordMeeting, setAgenda } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

export const renewing = async (running: RunningDemonstration): Promise<void> => {
  const words = 'Year 3 begins where Year 2 ended. Both schools now teach reading with the same books.';
  await addWordsOnYear(running, 'hannah-wray', { words, pupils: '91', staff: '7' }, '2027');
  await setAgenda(running, 'janet-sowerby', 'Committee of Tarn Infants: the renewal', '2027-09-22');
  await setAgenda(running, 'janet-sowerby', 'Tarn Juniors: the renewal', '2027-09-29');
  const asItIs = { resolution: 'renew', minute: 'Minute 5' };
  await running.goTo('2027-09-23');
  await recordMeeting(running, 'janet-sowerby', 'what did your 22 September meeting', {
    ...asItIs,
    date: '2027-09-22',
    present: 3,
    for: 3,
  });
  await running.goTo('2027-09-30');
  await recordMeeting(running, 'janet-sowerby', 'what did your 29 September meeting', {
    ...asItIs,
    date: '2027-09-29',
    present: 7,
    for: 7,
  });
  await running.settled();
  running.tell('Both boards carry on as it is: one decision each, and nothing in the plan changes.');
};
