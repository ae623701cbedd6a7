/** Signing in and out on the web. */
import * as z from 'zod';
import { whoKey } from '../../asking/who.ts';
import { Line } from '../../domain/values.ts';
import type { Outside } from '../../ports.ts';
import { readPosted } from '../../web/posted.ts';
import { problem } from '../../web/problem.tsx';
import { ownPath, page, redirect } from '../../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../../web/route.ts';
import { clearedCookie } from '../../web/session.ts';
import { siteOf } from '../../web/site.ts';
import { askForLink } from './ask.ts';
import { askPage, buttonPage, goneLinkPage, sentPage, switchPage } from './pages.tsx';
import { lookAtLink, signIn } from './sign-in.ts';
import type { LinkRefusal } from './sign-in-link.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';
import { choicesOf, switchTo } from './switch.ts';

const addressWanted = 'Enter an email address, like sam@school.example';
const AskForm = z.strictObject({
  email: z.string(addressWanted).pipe(Line).pipe(z.email(addressWanted).max(254, 'Enter a shorter address')),
  next: z.string().max(1000).optional(),
});
const ChoiceForm = z.strictObject({ as: z.string('Choose one of them').max(200) });
const ButtonForm = z.strictObject({ as: z.string().max(200).optional() });
const NoFields = z.strictObject({});

const chooseOne = [{ text: 'Choose one of them', field: 'as' }];

const showAsk = async ({ settings }: Outside, { query, signedIn }: WebRequest): Promise<WebResponse> =>
  page(askPage({ site: siteOf(settings, signedIn?.name), next: ownPath(query.next) }));

const typed = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '');

const ask = async (outside: Outside, { form, address, signedIn }: WebRequest): Promise<WebResponse> => {
  const site = siteOf(outside.settings, signedIn?.name);
  const posted = readPosted(AskForm, form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) {
    const { errors } = posted;
    return page(askPage({ site, errors, email: typed(form.email), next: ownPath(typed(form.next)) }), 400);
  }
  const { email, next } = posted.value;
  const asked = await askForLink(outside, { email, client: address, next: ownPath(next) });
  return asked.ok ? page(sentPage(site)) : problem(outside, 'too-often', { until: asked.detail });
};

const linkRefused = (outside: Outside, { signedIn }: WebRequest, refusal: LinkRefusal): WebResponse => {
  if (refusal === 'unknown-link') return problem(outside, 'not-found');
  // Whoever presses the button twice has arrived already.
  if (refusal === 'link-used' && signedIn) return redirect('/home');
  return page(goneLinkPage(siteOf(outside.settings), refusal), 410);
};

const showButton = async (outside: Outside, request: WebRequest): Promise<WebResponse> => {
  const { token = '' } = request.params;
  const look = await lookAtLink(outside, token);
  if (!look.ok) return linkRefused(outside, request, look.refusal);
  return page(buttonPage({ site: siteOf(outside.settings), token, who: look.value.who }));
};

const pressButton = async (outside: Outside, request: WebRequest): Promise<WebResponse> => {
  const { token = '' } = request.params;
  const posted = readPosted(ButtonForm, request.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const done = await signIn(outside, { token, choice: posted.value.as, replaces: request.signedIn?.session });
  if (done.ok) return redirect(ownPath(done.value.next) ?? '/home', [done.value.setCookie]);
  if (done.refusal !== 'not-chosen') return linkRefused(outside, request, done.refusal);
  const look = await lookAtLink(outside, token);
  if (!look.ok) return linkRefused(outside, request, look.refusal);
  return page(buttonPage({ site: siteOf(outside.settings), token, who: look.value.who, errors: chooseOne }), 400);
};

const leave =
  (end: typeof signOut) =>
  async (outside: Outside, { signedIn, form }: WebRequest): Promise<WebResponse> => {
    if (!readPosted(NoFields, form).ok) return problem(outside, 'unreadable');
    if (signedIn) await end(outside, signedIn);
    return redirect('/', [clearedCookie(outside.settings)]);
  };

const showChoices = async (outside: Outside, { signedIn }: WebRequest): Promise<WebResponse> => {
  if (!signedIn) return problem(outside, 'signed-out');
  const who = await choicesOf(outside, signedIn);
  return page(switchPage({ site: siteOf(outside.settings, signedIn.name), who, now: whoKey(signedIn) }));
};

const choose = async (outside: Outside, { signedIn, form }: WebRequest): Promise<WebResponse> => {
  if (!signedIn) return problem(outside, 'signed-out');
  const posted = readPosted(ChoiceForm, form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const done = await switchTo(outside, signedIn, posted.ok ? posted.value.as : '');
  if (done.ok) return redirect('/home', [done.value.setCookie]);
  const who = await choicesOf(outside, signedIn);
  const site = siteOf(outside.settings, signedIn.name);
  return page(switchPage({ site, who, now: whoKey(signedIn), errors: chooseOne }), 400);
};

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', door: 'open', handle: showAsk },
  { method: 'POST', path: '/sign-in', door: 'open', handle: ask },
  { method: 'GET', path: '/sign-in/:token', door: 'link', handle: showButton },
  { method: 'POST', path: '/sign-in/:token', door: 'link', handle: pressButton },
  // Open: pressing "Sign out" twice, or after the session has ended, is no fault.
  { method: 'POST', path: '/sign-out', door: 'open', handle: leave(signOut) },
  { method: 'POST', path: '/sign-out-everywhere', door: 'open', handle: leave(signOutEverywhere) },
  { method: 'GET', path: '/partnerships', door: 'signed-in', handle: showChoices },
  { method: 'POST', path: '/partnerships', door: 'signed-in', handle: choose },
];
