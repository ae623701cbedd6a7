/** What happens between an event and the use case behind its route. Each line that can refuse returns early. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Outside } from '../ports.ts';
import { deviceOf } from './device.ts';
import type { Answer } from './gateway-result.ts';
import { createGuesses } from './guesses.ts';
import { sentByOwnPage } from './origin.ts';
import { problem } from './problem.tsx';
import { bringsFiles, type Head, readForm, readHead } from './read-event.ts';
import { readOnly } from './read-only.ts';
import { ownPath, redirect } from './respond.ts';
import type { PostedForm, Route, SignedIn, WebRequest } from './route.ts';
import { createFinder, type Routes } from './route-group.ts';
import type { Found } from './router.ts';
import { signedInBy } from './session.ts';

type Matched = Extract<Found, { kind: 'found' }>;

const tooOften = (outside: Outside, until: Date, route: Route): Answer => {
  const seconds = Math.max(Math.ceil((until.getTime() - outside.clock.now().getTime()) / 1000), 1);
  return { ...problem(outside, 'too-often', { route: route.path }), headers: { 'retry-after': String(seconds) } };
};

const askToSignIn = (outside: Outside, head: Head, route: Route): Answer =>
  head.method === 'GET'
    ? redirect(ownPath(`/sign-in?next=${encodeURIComponent(head.path)}`) ?? '/sign-in')
    : problem(outside, 'signed-out', { route: route.path });

const mostPathLetters = 900;

const noForm: PostedForm = { form: {}, files: {} };

type Known = { readonly signedIn: SignedIn | undefined; readonly device: string | undefined };

const webRequest = (
  head: Head,
  { route, params }: Matched,
  posted: PostedForm,
  { signedIn, device }: Known,
): WebRequest => ({
  method: route.method,
  path: head.path,
  params,
  query: head.query,
  form: posted.form,
  ...(route.files && { files: posted.files }),
  ...(signedIn && { signedIn }),
  ...(device !== undefined && { device }),
  address: head.address,
  userAgent: head.userAgent,
  ...(head.headers['if-none-match'] !== undefined && { ifNoneMatch: head.headers['if-none-match'] }),
});

export const answering = (routes: Routes, outside: Outside) => {
  const find = createFinder(routes);
  const guesses = createGuesses(outside);

  /** Counts an answer to a link that led nowhere. */
  const counted = async (head: Head, { route, params }: Matched, answer: Answer): Promise<Answer> => {
    const ledNowhere = route.door === 'link' && answer.kind === 'page' && answer.status === 404;
    const until = ledNowhere ? await guesses.count(head.address, params.token) : undefined;
    return until ? tooOften(outside, until, route) : answer;
  };

  const formOf = async (event: APIGatewayProxyEventV2, route: Route): Promise<PostedForm | Answer> => {
    const posted = await readForm(outside, event, route);
    if (posted.ok) return posted.value;
    const isForPerson = posted.refusal === 'too-large' || posted.refusal === 'too-often';
    const detail = { route: route.path, because: posted.detail };
    return problem(outside, posted.refusal, detail, isForPerson ? posted.detail : undefined);
  };

  /** Hands the request to its route, once everything about it has been let through; who it is comes before what it brings. */
  const pass = async (event: APIGatewayProxyEventV2, head: Head, found: Matched): Promise<Answer> => {
    const { route } = found;
    const signedIn = await signedInBy(outside, head.cookies);
    if (route.door === 'signed-in' && !signedIn) return askToSignIn(outside, head, route);
    const known = { signedIn, device: deviceOf(head.cookies, outside.settings) };
    const isPost = head.method === 'POST';
    if (isPost && route.files && bringsFiles(head)) {
      const refused = await route.admit?.(outside, webRequest(head, found, noForm, known));
      if (refused) return counted(head, found, refused);
    }
    const posted = isPost ? await formOf(event, route) : noForm;
    if ('kind' in posted) return posted;
    const request = webRequest(head, found, posted, known);
    return counted(head, found, await route.handle(isPost ? outside : readOnly(outside), request));
  };

  return async (event: APIGatewayProxyEventV2): Promise<Answer> => {
    const head = readHead(event);
    if (!head.ok) return problem(outside, head.refusal, { because: head.detail });
    const { method, segments, headers } = head.value;
    // Longer than any address that we ever give out, with room for what is put before it.
    const isOurs = head.value.path.length <= mostPathLetters;
    const found = segments && isOurs ? await find(method, segments) : ({ kind: 'not-found' } as const);
    if (found.kind === 'not-found') return problem(outside, 'not-found');
    if (found.kind === 'wrong-method') return { ...problem(outside, 'wrong-method'), headers: { allow: found.allow } };
    const { route } = found;
    if (method === 'POST' && !sentByOwnPage(headers, outside.settings.publicUrl, route.door)) {
      return problem(outside, 'other-site', { route: route.path });
    }
    return pass(event, head.value, found);
  };
};
