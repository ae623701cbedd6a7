/** What the parties decided on the way to an agreement. */
import { endedOn, whoDecidesNow } from '../../asking/outcome-words.ts';
import type { MeetingRecord } from '../../domain/approval/votes.ts';
import { decidedByMeeting } from '../../domain/asking/meeting.ts';
import { type DecisionStep, lastAnswer } from '../../domain/asking/request.ts';
import { isAdvice } from '../../domain/asking/speaking-body.ts';
import { partyById, schoolByUrn } from '../../domain/partnership/partnership.ts';
import { dateNear, listOf } from '../../domain/wording.ts';
import { helpFromClerk } from '../contacts.ts';
import { type AskContext, isAboutRequest, type MailContext, type Template } from '../context.ts';
import { clip, longestName } from '../letter.ts';
import {
  allBoards,
  inWords,
  meetingOf,
  partnershipNamed,
  partyName,
  schoolName,
  schoolsInWords,
  whose,
} from '../phrases.ts';
import { topicOf } from './asks/topic.ts';
import { notice, quoted } from './notice.ts';

const saidTo = (about: string | undefined, role: DecisionStep['role'] = 'decides'): Partial<Record<string, string>> => {
  if (role !== 'decides') return advised[role];
  return about === 'proposal' || about === undefined
    ? { agreed: 'said yes', declined: 'said no', 'change-requested': 'asked for a change' }
    : {
        agreed: 'said yes to another year',
        declined: 'said no to another year',
        'change-requested': 'said yes, with changes',
      };
};

/** A recommendation is never said to be a decision (L18). */
const advised: Readonly<Record<'recommends' | 'consulted', Partial<Record<string, string>>>> = {
  recommends: { agreed: 'advise yes', declined: 'advise no', 'change-requested': 'advise a change' },
  consulted: { agreed: 'are for it', declined: 'are against it', 'change-requested': 'wish for a change' },
};

/** `seven votes for and one against` */
const votes = (counts: { for: number; against: number; abstained: number }): string => {
  const base = `${inWords(counts.for)} ${counts.for === 1 ? 'vote' : 'votes'} for and ${counts.against === 0 ? 'none' : inWords(counts.against)} against`;
  return counts.abstained > 0 ? `${base}; ${inWords(counts.abstained)} did not vote` : base;
};

/** Why the number in post is another than the one known, where it is. */
const onNumberIn = ({ inPost, inPostReason }: MeetingRecord): string[] =>
  inPostReason ? [`On the number in post, ${inPost}, the reason given is: ${quoted(inPostReason)}`] : [];

const howItWasDecided = (context: AskContext): string[] => {
  const { request, partnership, contact, person } = context;
  const met = decidedByMeeting(request, partnership);
  const clerk = request.answers.findLast((answer) => answer.does === 'record-meeting')?.person;
  if (met && clerk) {
    const said = `${votes(met.record)}, minute ${met.record.minute.replace(/^minute\s+/i, '')}`;
    const onNumber = onNumberIn(met.record);
    if (clerk === person.id) {
      return [`You wrote down ${said}.`, ...onNumber, 'You can put it right until the minutes are agreed.'];
    }
    const name = contact(clerk).name;
    return [
      `${name} wrote down ${said}.`,
      ...onNumber,
      `If that is wrong, tell ${name}, who can put it right until the minutes are agreed.`,
    ];
  }
  if (request.step?.means === 'written-resolution') return ['The trustees decided in writing.'];
  const alone = request.answers.at(-1)?.person;
  if (alone === undefined) return [];
  const by = alone === person.id ? 'You' : contact(alone).name;
  return request.step?.means === 'chairs-action'
    ? [`${by} acted alone, as chair. The board will hear of it.`]
    : [`${by} decided: the board had left it to one person. The board will hear of it.`];
};

const reasonsOf = ({ request, contact, partnership }: AskContext): string[] =>
  (request.outcome?.reasons ?? []).slice(0, 4).map(({ from, reason }) => {
    const board = partnership.parties.flatMap((party) => party.boards).find((one) => one.id === from);
    const committee = partnership.jointCommittees.find((one) => one.id === from);
    const name = board?.name ?? committee?.name ?? partyById(partnership, from)?.name ?? contact(from).name;
    return `${name}: ${quoted(reason)}`;
  });

/** A board that decides for several schools may leave some out. */
const whoStaysOut = ({ request, partnership }: AskContext): string[] => {
  const out = request.outcome?.leavesOut ?? [];
  if (out.length === 0) return [];
  const names = listOf(out.map((urn) => schoolName(partnership, urn)));
  return [`The decision leaves ${names} out. ${out.length === 1 ? 'It stays' : 'They stay'} out of the agreement.`];
};

const theirSchoolStaysOut = ({ request, partnership, person }: AskContext): string | undefined =>
  request.outcome?.leavesOut?.find((urn) =>
    [schoolByUrn(partnership, urn)].some((school) => school?.head === person.id || school?.lead === person.id),
  );

export const partyDecided: Template = (context) => {
  if (!isAboutRequest(context)) return undefined;
  const { request, partnership, details, person } = context;
  const who =
    request.step?.role === 'decides'
      ? whose(partnership, request)
      : clip(meetingOf(partnership, request, context.today).name, longestName);
  const result = request.outcome?.result ?? details.result ?? 'no-answer';
  const said = saidTo(request.about.kind, request.step?.role)[result];
  const isLead = person.id === partnership.roles.lead;
  const { noun } = topicOf(context);
  const advice = isAdvice(request);
  const ifNo =
    isLead && result !== 'agreed' && !advice
      ? ['Nothing has started. You can change that part and ask again, or call their chair first.']
      : [];
  const yes = result === 'agreed';
  const out = theirSchoolStaysOut(context);
  const subject =
    out !== undefined
      ? `${schoolName(partnership, out)} stays out of ${noun}, for now`
      : said === undefined
        ? `${who}: no ${advice ? 'advice' : 'decision'} on ${noun}`
        : `${details.corrected ? 'Put right' : 'Recorded'}: ${who} ${said} on ${dateNear(endedOn(request, partnership), context.today)}`;
  return notice(
    context,
    {
      subject:
        said !== undefined && !yes && isLead && !advice && !details.corrected ? `${who} ${said}, and why` : subject,
      paragraphs: [
        said === undefined
          ? `Nothing was decided on ${noun} in time. Silence is never taken as a yes.`
          : `This is about ${noun}.`,
        ...(advice ? [`This is advice and decides nothing. ${whoDecidesNow(request, partnership)}`] : []),
        ...reasonsOf(context),
        ...whoStaysOut(context),
        ...(said === undefined ? [] : [howItWasDecided(context).join(' ')].filter(Boolean)),
        ...ifNo,
      ],
      ...helpFromClerk(context),
    },
    'See where it stands',
  );
};

/** A step ended without a decision, and the same party is asked again by other means. */
export const partyUndecided: Template = (context) => {
  if (!isAboutRequest(context)) return undefined;
  const { request, partnership, today } = context;
  const who = whose(partnership, request);
  const { noun } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  const result = request.outcome?.result ?? context.details.result;
  const why = {
    'not-carried': 'Not every trustee agreed in writing, so a meeting is asked now.',
    'to-meeting': 'It was sent to a meeting, so the clerk is asked for a date.',
    'to-chairs-action': 'The clerk has asked whether the chair must act alone.',
    'no-quorum': 'Too few members were there to decide, so another meeting is needed.',
    undecided: 'The motion was not carried, and that settles nothing, so another meeting is needed.',
  } as const;
  const recorded = lastAnswer(request, 'record-meeting')?.record;
  const onNumber = recorded ? onNumberIn(recorded) : [];
  const because =
    result !== undefined && result in why ? why[result as keyof typeof why] : 'It ended without a decision.';
  return notice(
    context,
    {
      subject: `${who} ${(request.step?.parties.length ?? 1) > 1 ? 'have' : 'has'} not decided on ${noun} yet`,
      paragraphs: [
        because,
        ...onNumber,
        ...reasonsOf(context),
        'You need do nothing now: we ask, and tell you what comes of it.',
      ],
      facts: [{ label: 'Board', text: name }],
    },
    'See where it stands',
  );
};

const returnedParagraphs = ({ proposal, partnership, details, contact }: MailContext): string[] => {
  const version = details.version ?? proposal?.version;
  const reasons = (proposal?.returned ?? []).filter((one) => version === undefined || one.version === version);
  return reasons.slice(0, 6).map(({ from, what, reason }) => {
    const party = partyById(partnership, from);
    if (what === 'no-answer' && !party) return reason;
    const name = party ? partyName(partnership, from) : contact(from).name;
    if (what === 'no-answer') return `${name} did not decide in time.`;
    return `${name} ${what === 'declined' ? 'said no' : 'asked for a change'}${reason ? `: ${quoted(reason)}` : '.'}`;
  });
};

export const proposalReturned: Template = (context) => {
  const { partnership, person } = context;
  const isLead = person.id === partnership.roles.lead;
  return notice(
    context,
    {
      subject: `The ${partnershipNamed(partnership)} plan came back, and why`,
      paragraphs: [
        ...returnedParagraphs(context),
        isLead
          ? 'Nothing has started. Change that part and send it in again. A call to their chair first often helps.'
          : 'Nothing has started. The lead can change the plan and send it in again.',
      ],
    },
    'Read the reasons',
  );
};

export const allAgreed: Template = (context) =>
  notice(
    context,
    {
      subject: `${allBoards(context.partnership)} said yes to the ${partnershipNamed(context.partnership)} plan`,
      paragraphs: [
        'Thank you: that took work.',
        'Next comes the agreement, and a second paper for figures about pupils. Whoever signs is asked for each by email.',
      ],
    },
    'See where it stands',
  );

const changeWithdrawn: Template = (context) =>
  notice(context, {
    subject: `A change of the ${partnershipNamed(context.partnership)} agreement was given up`,
    paragraphs: [
      'What is signed stays in force, as it is. Nothing has changed.',
      'If the change is on an agenda, you can take it off.',
    ],
  });

export const changeTakenUp: Template = (context) =>
  notice(
    context,
    {
      subject: `Your next change of the ${partnershipNamed(context.partnership)} agreement is open`,
      paragraphs: [
        'The change before it is done or was given up, so this one begins now, from what is in force today.',
        'Please write what is to change, and send it.',
      ],
    },
    'Write the change',
  );

export const proposalWithdrawn: Template = (context) =>
  context.details.outcome === 'goes-on'
    ? changeWithdrawn(context)
    : notice(context, {
        subject: `The ${partnershipNamed(context.partnership)} plan was withdrawn`,
        paragraphs: [
          `The plan for ${schoolsInWords(context.partnership)} will not go ahead. Nothing was agreed, and nothing is owed.`,
          ...(context.details.reason ? [`The reason given: ${quoted(context.details.reason)}`] : []),
          'If it is on an agenda, you can take it off.',
        ],
      });

export const briefing: Template = (context) => {
  const { partnership, person } = context;
  const boards = partnership.parties.flatMap((party) => party.boards.map((board) => ({ board, party })));
  const clerks = boards.filter(({ board }) => board.clerk === person.id);
  const member = boards.find(({ board }) => board.members.some((one) => one.person === person.id));
  const party = member?.party ?? clerks[0]?.party;
  const who = party ? partyName(partnership, party.id) : 'Your school';
  return notice(
    context,
    {
      subject: `${who} may join ${partnershipNamed(partnership)}: please read this first`,
      paragraphs: [
        `${schoolsInWords(partnership).replace(/^\w/, (letter) => letter.toUpperCase())} want to work together. A plan is being written now.`,
        'One page says what would change for our children, what it costs, what the risk is, and how to leave.',
        clerks.length > 0 && !member
          ? 'Nothing is to be decided yet. We will ask you for an agenda date when the plan is ready.'
          : 'Nothing is to be decided yet. When your board is asked, you get a link with which you can also ask questions.',
      ],
    },
    'Read the page',
  );
};
