/** Summer and autumn 2027: the college does not renew, the federation asks for changes, and the two who stay are asked whether they go on. */
import { addWordsOnYear, recordMeeting, setAgenda } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

export const renewing = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2027-06-11');
  const words = 'Two hundred and twelve primary pupils read with a sixth former. Year 7 began a fortnight further on.';
  await addWordsOnYear(running, 'nicola-ford', { words, pupils: '640', staff: '58' }, '2027');
  await running.goTo('2027-06-15');
  await setAgenda(running, 'brenda-oakes', 'renewal on your 1 July agenda', '2027-07-01');
  await setAgenda(running, 'eleanor-swift', 'the renewal on your 6 July', '2027-07-06');
  await setAgenda(running, 'eleanor-swift', 'Trustees of Millstone: the renewal', '2027-07-07');
  await running.goTo('2027-07-02');
  await recordMeeting(running, 'brenda-oakes', 'your 1 July meeting', {
    date: '2027-07-01',
    present: 9,
    for: 9,
    minute: 'Minute 11',
    resolution: 'end',
    reason: 'The college merges next year and can promise nothing until then.',
  });
  running.tell('The college’s corporation ends it for the college: it merges next year.');
  await running.goTo('2027-07-07');
  await recordMeeting(running, 'eleanor-swift', 'what did your 6 July', {
    date: '2027-07-06',
    present: 7,
    for: 7,
    minute: 'Minute 6',
    resolution: 'renew-with-changes',
    reason: 'Fewer coaches, and one reading day on the hill.',
  });
  await running.goTo('2027-07-08');
  await recordMeeting(running, 'eleanor-swift', 'Trustees of Millstone: what did', {
    date: '2027-07-07',
    present: 6,
    for: 6,
    minute: 'Minute 8',
    resolution: 'renew',
  });
  await running.settled();
  running.tell('The federation carries on with changes, the trust as it is. The two are asked whether they go on.');
  await setAgenda(running, 'eleanor-swift', 'Governing Body of the Two', '2027-07-19', 'agenda', '2027-07-08');
  await setAgenda(running, 'eleanor-swift', 'Trustees of Millstone: Calder', '2027-07-20');
  await running.goTo('2027-07-20');
  await recordMeeting(running, 'eleanor-swift', 'what did your 19 July', {
    date: '2027-07-19',
    present: 6,
    for: 6,
    minute: 'Minute 2',
    resolution: 'renew',
  });
  await running.goTo('2027-07-21');
  await recordMeeting(running, 'eleanor-swift', 'Trustees of Millstone: what did your 20 July', {
    date: '2027-07-20',
    present: 4,
    for: 4,
    minute: 'Minute 1',
    resolution: 'renew',
  });
  await running.settled();
  running.tell('Both go on without the college. Nicola Ford opens next year’s plan from this one.');
};
