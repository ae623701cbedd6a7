/** The first mail about a request: to those who answer, and to those who should know of it. */

import { canHandOver } from '../../domain/asking/can-hand-over.ts';
import type { RequestKind } from '../../domain/asking/request.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { toldNext } from '../contacts.ts';
import type { AskContext } from '../context.ts';
import { isAboutRequest, type MailContext, type Template } from '../context.ts';
import type { Letter } from '../letter.ts';
import { type Ask, addressed } from './asks/ask.ts';
import { asks, openPart } from './asks/index.ts';

/** What comes next when nobody answers, behind what follows from it. */
export const ifNothing = (ask: Ask, then: string): string => [ask.otherwise, then].filter(Boolean).join(' ');

/** Kinds of request whose page offers it. */
const handedOver: readonly RequestKind[] = ['write-piece', 'head-support', 'decision', 'send-return'];

const mayHandOver = ({ request }: AskContext): boolean => handedOver.includes(request.kind) && canHandOver(request);

/** It closes before anybody else would be told: a resolution in writing ends with its date. */
const closesSoon = ({ request }: AskContext): boolean => daysBetween(request.dueOn, request.closesOn) <= 3;

const remindersComing = (context: AskContext): string => {
  const told = closesSoon(context) ? '' : toldNext(context);
  return told
    ? `If we hear nothing, we will remind you, and later tell ${told}.`
    : 'If we hear nothing, we will remind you.';
};

export const letterOf = (
  context: AskContext,
  ask: Ask,
  subject: string,
  paragraphs: readonly string[],
  then: string,
): Letter => ({
  ...addressed(context, ask.label),
  handOver: mayHandOver(context),
  subject,
  paragraphs,
  ifNothing: ifNothing(ask, then),
  ...(ask.facts ? { facts: ask.facts } : {}),
  ...(ask.minutes ? { minutes: ask.minutes } : {}),
  ...ask.from,
});

export const askLetter = (context: AskContext, before: readonly string[] = []): Letter | undefined => {
  const part = openPart(context);
  if (part === undefined) return undefined;
  const kind = asks[context.request.kind];
  if (part === 'answers') {
    const ask = kind.answers(context);
    return letterOf(context, ask, ask.subject, [...before, ...ask.opening], remindersComing(context));
  }
  const notice = kind.reads(context);
  return notice && { ...notice, paragraphs: [...before, ...notice.paragraphs] };
};

export const ask: Template = (context: MailContext) => (isAboutRequest(context) ? askLetter(context) : undefined);
