/** The pupils' survey, in October and in June: the lead opens it, each school hands its link out, pupils answer. */
import { expectPage, signIn } from './people.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

const schoolLeads = ['tom-hale', 'priya-nair', 'ruth-bell', 'dan-okoro'];

/** What seven pupils of each school say, from 1 to 5: on average 3.0 in October and 3.6 in June. */
const said = { before: ['2', '3', '3', '4', '2', '4', '3'], after: ['3', '4', '4', '4', '2', '5', '3'] } as const;

const open = async (running: RunningDemonstration, moment: keyof typeof said): Promise<void> => {
  await signIn(running, 'dan-okoro');
  const { browser } = running.participant('dan-okoro');
  const surveys = expectPage(await browser.open('/surveys'), 'Dan Okoro opens the surveys');
  const form = await surveys.follow('Open a survey');
  const asked = { audience: 'pupils', moment, about: 'science', days: '14' };
  expectPage(await form.submit(asked), 'Dan Okoro opens a survey');
  await running.settled();
};

export const survey = async (
  running: RunningDemonstration,
  moment: keyof typeof said,
  since: string,
): Promise<void> => {
  await open(running, moment);
  for (const id of schoolLeads) {
    const page = await running.participant(id).open('hand out the survey', since);
    for (const one of said[moment])
      expectPage(await page.submit({ interest: one, confidence: one, trust: '4' }), `a pupil of ${id} answers`);
  }
};

/** Once both are closed, everybody can read what changed. */
export const readChange = async (running: RunningDemonstration): Promise<void> => {
  await signIn(running, 'dan-okoro');
  const surveys = await running.participant('dan-okoro').browser.open('/surveys');
  const end = expectPage(await surveys.follow('at the end'), 'Dan Okoro reads what changed');
  if (!end.text.includes('All schools3.0 (28 answers)3.6 (28 answers)up 0.6'))
    throw new Error(`the survey does not say what changed:\n${end.text}`);
};
