/** What a teacher's own page posts. */
import * as z from 'zod';
import { Line } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import type { Outside } from '../ports.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebRequest, WebResponse } from '../web/route.ts';
import { behindWorkshop, type TeacherHere } from './link-frame.tsx';
import { changePlace, confirmPlace, giveUpPlace, handOnPlace, offerToLead, type Place, tellUse } from './own-place.ts';
import { givenUpPage, handedOnPage, teacherPage } from './teacher-page.tsx';

type Mine = TeacherHere & { readonly place: Place };

/** 404 for whatever is wrong with the token; a form with fields that ours does not have is refused. */
const mine =
  <S extends z.ZodType>(form: S, handle: (here: Mine, value: z.infer<S>) => Promise<WebResponse>) =>
  async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
    const here = await behindWorkshop(outside, web);
    if (here?.of !== 'teacher') return problem(outside, 'not-found');
    const posted = readPosted(form, web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return teacherPage(here, posted.errors);
    const { seen, entry } = here;
    return handle(
      {
        ...here,
        place: {
          partnership: seen.partnership.id,
          workshop: seen.workshop.id,
          entry,
        },
      },
      posted.value,
    );
  };

const Nothing = z.strictObject({});

export const takeSure = mine(Nothing, async ({ outside, place, home }) => {
  const done = await confirmPlace(outside, place);
  return redirect(done.ok ? `${home}?done=sure` : home);
});

export const takeGiveUp = mine(Nothing, async (here) => {
  const done = await giveUpPlace(here.outside, here.place);
  return done.ok ? givenUpPage(here) : redirect(here.home);
});

const Change = z.strictObject({
  to: z.string('Choose a workshop').max(60, 'Choose a workshop'),
  wait: z.literal('yes').optional(),
});

const changeErrors: Readonly<Record<string, string>> = {
  closed: 'Sign-up is closed, so you can no longer change. You can still give up your place',
  'unknown-choice': 'Choose a workshop',
  'same-choice': 'You have that one already',
  full: 'That one is full now, and you keep the place that you have. Tick the box if you would rather wait for it',
  'list-full': 'Its waiting list is full too, and you keep the place that you have',
};

const at = (field: string, text: string): FormError[] => [{ field, text }];

export const takeChange = mine(Change, async (here, { to, wait }) => {
  const done = await changePlace(here.outside, here.place, {
    to,
    orWait: wait === 'yes',
  });
  if (done.ok) return redirect(`${here.home}?done=changed`);
  const words = changeErrors[done.refusal];
  return words === undefined ? redirect(here.home) : teacherPage(here, at('to', words));
});

const HandOn = z.strictObject({
  name: z
    .string('Enter their name')
    .pipe(Line)
    .pipe(z.string().min(2, 'Enter their name').max(100, 'Use 100 characters or fewer')),
  email: z
    .string('Enter their work email')
    .trim()
    .pipe(z.email('Enter an email address, like sam@school.example').max(254, 'Enter a shorter address')),
});

const handOnErrors: Readonly<Record<string, string>> = {
  'unknown-address': 'We do not know this as an address of your school. Ask them to sign up by your school’s link',
  'has-a-place': 'They have signed up already. You can give up your place instead',
};

export const takeHandOn = mine(HandOn, async (here, to) => {
  const done = await handOnPlace(here.outside, here.place, to);
  if (done.ok) return handedOnPage(here);
  const words = handOnErrors[done.refusal];
  return words === undefined ? redirect(here.home) : teacherPage(here, at('email', words));
});

const Offer = z.strictObject({
  what: Line.pipe(z.string().max(200, 'Use 200 characters or fewer')).default(''),
});

export const takeOffer = mine(Offer, async ({ outside, place, home }, { what }) => {
  const done = await offerToLead(outside, place, what);
  return redirect(done.ok ? `${home}?done=offered` : home);
});

const Use = z.strictObject({
  used: z.enum(['yes', 'no'], 'Say yes or no'),
  useful: z
    .enum(['1', '2', '3', '4', '5'], 'Choose a number from 1 to 5, or leave it out')
    .transform(Number)
    .optional(),
});

export const takeUse = mine(Use, async ({ outside, place, home }, { used, useful }) => {
  const done = await tellUse(outside, place, {
    used: used === 'yes',
    useful,
  });
  return redirect(done.ok ? `${home}?done=counted` : home);
});
