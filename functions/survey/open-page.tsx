/** Signed in: the lead opens a survey of pupils or staff. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { audiences, moments } from '../domain/survey/survey.ts';
import { Line } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { openSurvey } from './open-survey.ts';

const dayItems = [
  { value: '7', text: 'One week' },
  { value: '14', text: 'Two weeks' },
  { value: '21', text: 'Three weeks' },
];

const openPage = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const pick = (name: string) => ({
    name,
    value: textIn(here, name),
    error: errors.find(({ field }) => field === name)?.text,
  });
  return framedPage(
    here,
    { title: 'Open a survey', back: '/surveys', errors },
    <form method="post" action="/surveys/open" novalidate>
      <Radios
        {...pick('audience')}
        legend="Who is asked?"
        legendSize="s"
        items={[
          { value: 'pupils', text: 'Pupils who take part' },
          { value: 'staff', text: 'Staff who take part' },
        ]}
      />
      <Radios
        {...pick('moment')}
        legend="When in the year is it?"
        legendSize="s"
        items={[
          { value: 'before', text: 'At the start, before the work has begun' },
          { value: 'after', text: 'At the end, to see what changed' },
        ]}
      />
      <Input
        {...pick('about')}
        label="What is it about, in a word or two?"
        hint="For example: science. It stands in the questions: “I can see myself doing science when I am older”. Use the same words at the start and at the end."
        width={20}
      />
      <Radios {...pick('days')} legend="How long can it be answered?" legendSize="s" items={dayItems} />
      <Button>Open the survey and send each school its link</Button>
    </form>,
  );
};

const Posted = z.strictObject({
  audience: z.enum(audiences, 'Choose who is asked'),
  moment: z.enum(moments, 'Choose when in the year it is'),
  about: Line.pipe(z.string().min(2, 'Say in a word or two what it is about').max(40, 'Use at most 40 letters')),
  days: z.enum(['7', '14', '21'], 'Choose how long it can be answered').transform(Number),
});

const refusalWords = {
  'not-allowed': 'Only the lead can open a survey',
  'no-agreement': 'Not every party has signed the data sharing agreement, so no survey can be opened yet',
  'is-open': 'This survey is open already',
} as const;

const takeOpen = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(Posted, web.form);
  if (!posted.ok)
    return posted.refusal === 'unknown-fields' ? problem(outside, 'unreadable') : openPage(here, posted.errors);
  const opened = await openSurvey(outside, { partnership: partnership.id, by: signedIn.person, ...posted.value });
  if (!opened.ok) return openPage(here, [{ text: refusalWords[opened.refusal] }]);
  return redirect(`/surveys/${opened.value.id}?done=opened`);
};

export const showOpen = whoeverMay('open-survey', (here) => openPage(here));
export const takeOpened = whoeverMay('open-survey', takeOpen);
