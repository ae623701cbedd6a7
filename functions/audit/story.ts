/** An event of the audit trail as a sentence: who did what, with names and dates. */

import { requestKinds, results } from '../domain/asking/request.ts';
import type { AuditEvent, AuditEventName, AuditFacts } from '../domain/audit.ts';
import { placeWords } from '../domain/partnership/holding.ts';
import { type Partnership, partyById, schoolByUrn } from '../domain/partnership/partnership.ts';
import { questionIds, questions } from '../domain/proposal/proposal-questions.ts';
import { PlainDate } from '../domain/values.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { eventSentences } from './event-sentences.ts';
import { answerWords, kindWords, resultWords } from './story-words.ts';

const wordFor = <T extends string>(words: Readonly<Record<T, string>>, key: unknown): string =>
  typeof key === 'string' && Object.hasOwn(words, key) ? words[key as T] : '';

/** What a sentence is told with. */
export type Voice = {
  readonly partnership: Partnership;
  /** The name of a person; an id that nobody has any more it gives back. */
  readonly nameOf: (person: string) => string;
  /** The title of an activity. */
  readonly titleOf: (activity: string) => string;
};

type Facts = {
  readonly text: (name: string) => string;
  readonly number: (name: string) => number | undefined;
  readonly people: (name: string) => string;
  readonly party: (name: string) => string;
  readonly date: (name: string) => string;
  /** What a request asks, and of which school or party: "a decision (Harrowbeck)". */
  readonly request: string;
};

const requestInWords = (id: string, partnership: Partnership): string => {
  const [kind = '', ...parts] = id.split('.');
  const whose = parts.flatMap(
    (part) => schoolByUrn(partnership, part)?.name ?? partyById(partnership, part)?.name ?? [],
  );
  const words =
    wordFor(
      kindWords,
      requestKinds.find((one) => one === kind),
    ) || 'something';
  return whose.length === 0 ? words : `${words} (${listOf(whose)})`;
};

const factsFor = (facts: AuditFacts, { partnership, nameOf }: Voice): Facts => {
  const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
  const listed = (name: string): string[] => (Array.isArray(facts[name]) ? facts[name] : []);
  return {
    text,
    number: (name) => (typeof facts[name] === 'number' ? facts[name] : undefined),
    people: (name) => listOf(listed(name).map(nameOf)) || 'nobody',
    party: (name) => partyById(partnership, text(name))?.name ?? text(name),
    date: (name) => (PlainDate.safeParse(text(name)).success ? longDate(text(name)) : 'a date'),
    request: requestInWords(text('request'), partnership),
  };
};

const ofVersion = ({ number }: Facts): string =>
  number('version') === undefined ? '' : `version ${number('version')}`;
const documentOf = ({ text }: Facts): string => {
  const [kind, year, version] = text('document').split('#');
  const name = kind === 'data-agreement' ? 'The data sharing agreement' : 'The agreement';
  return year === undefined ? name : `${name}, version ${Number(version)}`;
};
const reviewOf = ({ text }: Facts): string => /autumn|spring|summer/.exec(text('review'))?.[0] ?? 'termly';

const questionIn = (id: string): string => {
  const question = questionIds.find((one) => one === id);
  return question === undefined ? '' : questions[question].title;
};

type Tell = (facts: Facts, voice: Voice, event: AuditEvent) => string;

const answered: Tell = (facts) => `About ${facts.request}: ${wordFor(answerWords, facts.text('does')) || 'answered'}.`;
const settled: Tell = (facts) => `About ${facts.request}: ${wordFor(resultWords, facts.text('result')) || 'closed'}.`;

/** Events that have more to say than their name. */
const tells: Partial<Record<AuditEventName, Tell>> = {
  'partnership-changed': ({ people }) =>
    `The partnership’s file was changed and applied. People changed: ${people('people')}.`,
  'proposal-changed': ({ text }) =>
    text('from') === ''
      ? 'A piece of the proposal was changed.'
      : 'The proposal was begun as a copy of an earlier one.',
  'piece-given-out': ({ text }, { nameOf }) =>
    `${nameOf(text('person'))} was asked to write a piece of the proposal: ${questionIn(text('question'))}`,
  'piece-taken-back': ({ text }, { nameOf }) =>
    `A piece of the proposal was taken back from ${nameOf(text('person'))}: ${questionIn(text('question'))}`,
  'proposal-submitted': () => 'The proposal was submitted.',
  'proposal-withdrawn': (facts) => `The proposal was withdrawn, ${ofVersion(facts)}.`,
  'proposal-returned': (facts) => `The proposal went back to the lead, ${ofVersion(facts)}.`,
  'proposal-approved': (facts) => `Every party agreed to the proposal, ${ofVersion(facts)}.`,
  'request-opened': ({ request, people }) => `Asked about ${request}: ${people('asked')}.`,
  'request-chased': ({ request, people, number }) =>
    `Reminder ${number('number') ?? 1} of ${number('of') ?? 1} about ${request} went to ${people('people')}.`,
  'request-escalated': ({ request, people }) => `${people('people')} heard that an answer about ${request} is overdue.`,
  'request-settled': settled,
  'request-closed': settled,
  // Of an unclear one the trail does not say from which board: some boards are one person.
  'question-asked': ({ party }) =>
    party('party') === ''
      ? 'Somebody said, in private, that something is not clear.'
      : `Somebody on the board of ${party('party')} asked a question.`,
  'answer-given': answered,
  'interest-declared': answered,
  'moved-to-meeting': answered,
  'chairs-action-opened': answered,
  'return-sent': ({ request }) => `Sent: ${request}.`,
  'agenda-set': (facts) => `The meeting about ${facts.request} is on ${facts.date('meetingOn')}.`,
  'meeting-recorded': (facts) => `A meeting was recorded. ${votes(facts)}`,
  'meeting-corrected': (facts) => `The record of a meeting was corrected. ${votes(facts)}`,
  'minutes-agreed': ({ date }) => `The minutes were agreed on ${date('on')}, so the record is final.`,
  'party-decided': ({ party, text, number }) =>
    `${party('party')} decided: ${
      wordFor(
        resultWords,
        results.find((one) => one === text('outcome')),
      ) || text('outcome')
    }.${number('carriedFrom') === undefined ? '' : ` Its agreement to ${text('carriedOf') === '' ? `version ${number('carriedFrom')}` : 'what is signed'} stands.`}`,
  'document-sealed': (facts) => `${documentOf(facts)} was made and sealed: ${facts.text('seal').slice(0, 12)}…`,
  'document-signed': (facts) => `Signed, at the seal ${facts.text('seal').slice(0, 12)}…`,
  'document-complete': (facts) => `${documentOf(facts)} is signed by everybody.`,
  'review-opened': (facts) => `The ${reviewOf(facts)} review was started.`,
  'review-closed': (facts, { partnership }, event) => reviewClosed(facts, partnership, event),
  'review-decided': (facts) =>
    `What the ${reviewOf(facts)} review decided was written down: ${countOf(facts.number('decisions') ?? 0, 'decision')}.`,
  'partnership-renewed': ({ text }) => `The partnership was renewed for ${text('year').slice(0, 4)}.`,
  'person-replaced': ({ text }, { nameOf }) =>
    `${nameOf(text('successor'))} takes over from ${nameOf(text('leaving'))}.`,
  'address-corrected': ({ text }, { nameOf }) => `The email address of ${nameOf(text('person'))} was put right.`,
  'person-change-asked': ({ people }) => `A change for ${people('people')} was asked for. Others must agree to it.`,
  'person-change-confirmed': ({ people }) => `The change for ${people('people')} was confirmed.`,
  'person-change-undone': ({ people }) => `The change for ${people('people')} was not right, and was taken back.`,
  'reading-links-renewed': ({ text }, { nameOf }) =>
    `The links of ${nameOf(text('person'))} to read papers were made anew.`,
  'person-left': ({ text }, { nameOf }) => `${nameOf(text('person'))} left.`,
  'handed-over': ({ request, text }, { nameOf }) => `Handed over to ${nameOf(text('to'))}: ${request}.`,
  'part-given': ({ text }, { nameOf, partnership }) =>
    `${nameOf(text('to'))} is ${placeWords(partnership, text('place'))} now.`,
  'part-over': ({ text }, { nameOf, partnership }) =>
    `The time of ${nameOf(text('from'))} as ${placeWords(partnership, text('place'))} was over.`,
  'party-left-out': ({ party }) => `${party('party')} said no. The others go on without it.`,
  'joining-begun': ({ party }) => `${party('party')} was asked to come in.`,
  'party-joined': ({ party }) => `${party('party')} came in.`,
  'party-stayed-out': ({ party }) => `${party('party')} did not come in: the change was given up.`,
  'leaving-recorded': (facts) =>
    `It was recorded that the board of ${facts.party('party')} has decided to leave. ${votes(facts)}`,
  'leaving-refused': ({ party }) => `It was not confirmed that ${party('party')} leaves. Nothing has changed.`,
  'notice-taken-back': ({ party }) => `${party('party')} took its notice back, and stays.`,
  'notice-given': ({ party, date }) => `${party('party')} gave notice. Its last day is ${date('lastDay')}.`,
  'party-left': ({ party }) => `${party('party')} left the partnership.`,
  'activity-suspended': ({ text }, { titleOf }) => `“${titleOf(text('activity'))}” was stopped.`,
  'activity-restarted': ({ text }, { titleOf }) => `“${titleOf(text('activity'))}” started again.`,
  'objection-raised': ({ party }) => `${party('party')} objected to something, which pauses until that is settled.`,
  'objection-with-mediator': ({ text }, { nameOf }) =>
    `${nameOf(text('person'))} was asked to mediate in an objection.`,
  'mail-bounced': ({ text }, { nameOf }) => `No mail reaches ${nameOf(text('person'))} at their address any more.`,
  'mail-refused': ({ text }, { nameOf }) => `${nameOf(text('person'))} asked for no more mail.`,
};

const votes = ({ number, date }: Facts): string =>
  `It met on ${date('date')}: ${number('present') ?? 0} of ${number('inPost') ?? 0} present, ${number('for') ?? 0} for, ${number('against') ?? 0} against, ${number('abstained') ?? 0} did not vote.`;

const reviewClosed = (facts: Facts, partnership: Partnership, { facts: { missing, held } }: AuditEvent): string => {
  if (held === false) return `The ${reviewOf(facts)} review was not held.`;
  const urns = Array.isArray(missing) ? missing : [];
  const without = listOf(urns.map((urn) => schoolByUrn(partnership, urn)?.name ?? urn));
  return `The ${reviewOf(facts)} review closed${without === '' ? ', with every return' : ` without ${without}`}.`;
};

export type Told = {
  readonly sequence: number;
  /** UTC. */
  readonly at: string;
  readonly what: string;
  readonly who: string;
};

export const systemName = 'The system';

/** What an event tells a reader. An event without more to say is told by its name. */
export const tellEvent = (event: AuditEvent, voice: Voice): Told => ({
  sequence: event.sequence,
  at: event.at,
  what: tells[event.event]?.(factsFor(event.facts, voice), voice, event) ?? `${eventSentences[event.event]}.`,
  who: event.by === 'system' ? systemName : voice.nameOf(event.by),
});

/** Whether a person did it, or it was done to them. */
export const isAbout = ({ by, facts }: AuditEvent, person: string): boolean =>
  by === person ||
  Object.values(facts).some((fact) => fact === person || (Array.isArray(fact) && fact.includes(person)));
