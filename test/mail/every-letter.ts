/** Every letter that can be written about a partnership. */

import type { Request } from '../../functions/domain/asking/request.ts';
import type { MailName } from '../../functions/domain/mail-names.ts';
import type { Partnership, Person } from '../../functions/domain/partnership/partnership.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import type { Letter } from '../../functions/mail/letter.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { inState } from '../builders/moved.ts';
import { aContext, aRequest, aSuspension, aToken, type Case } from './contexts.ts';
import { casesOfChanges } from './every-change.ts';
import { casesOfDecisions, casesOfRequests } from './every-request.ts';

export type Written = Case & { readonly letter: Letter };

const writtenTo = ({ mail, context }: Case): Letter => {
  const letter = templates[mail](context);
  if (!letter) throw new Error(`${mail} says nothing`);
  return letter;
};

const answered = (request: Request, person: string): Request => ({
  ...request,
  answers: [
    {
      does: 'ask-change',
      reason: 'Thursday does not suit us.',
      person,
      at: '2025-11-10T08:00:00.000Z',
      address: '',
      userAgent: '',
    },
  ],
});

/** Mails that no request stands behind. */
const others = (partnership: Partnership, people: readonly Person[]): Case[] => {
  const { lead, progressChaser } = partnership.roles;
  const [party] = partnership.parties;
  const [board] = party?.boards ?? [];
  const member = board?.members[1]?.person ?? lead;
  const clerk = board?.clerk ?? lead;
  const [school] = partnership.schools;
  const head = school?.head ?? lead;
  const one = (mail: MailName, person: string, more: Partial<MailContext> = {}): Case => ({
    name: `${mail} ${person} ${JSON.stringify(more.details ?? {})}`,
    mail,
    context: aContext(partnership, people, person, more),
  });
  const question = {
    id: 'q',
    about: 'plan',
    party: party?.id ?? '',
    askedBy: member,
    at: '',
    question: 'Who pays if the bus breaks down?',
  };
  const answer = { text: 'The bus firm does. It is in the contract.', by: lead, at: '' };
  const review = {
    id: '202526-spring',
    label: '202526 Spring term',
    term: 'Spring' as const,
    opensOn: '2026-02-23',
    dueOn: '2026-03-12',
    closesOn: '2026-03-19',
    returns: [],
    state: 'closed' as const,
    missing: partnership.schools.slice(0, 2).map(({ urn }) => urn),
    decisions: [],
  };
  const proposal = {
    id: 'plan',
    version: 2,
    state: inState('returned'),
    returned: [
      {
        from: party?.id ?? '',
        what: 'declined' as const,
        reason: 'The trustees want a limit on bus costs.',
        version: 1,
      },
      { from: head, what: 'change-requested' as const, reason: 'Thursday is our parents’ evening.', version: 1 },
      { from: partnership.parties[1]?.id ?? '', what: 'no-answer' as const, reason: '', version: 1 },
      { from: 'heads', what: 'no-answer' as const, reason: 'Not every head answered.', version: 1 },
    ],
  };
  const aPiece = aRequest(partnership, {
    kind: 'write-piece',
    about: { kind: 'proposal', id: 'plan', version: 1 },
    person: head,
    piece: { question: 'values', attempt: 1 },
  });
  return [
    ...(['all-boards', 'our-board', 'unclear'] as const).map((seenBy) =>
      one('question-asked', lead, { question: { ...question, seenBy }, details: { question: seenBy } }),
    ),
    one('question-answered', member, { question: { ...question, seenBy: 'all-boards', answer } }),
    one('question-answered', head, { question: { ...question, seenBy: 'all-boards', answer } }),
    ...[member, clerk, head].map((person) => one('briefing', person)),
    one('proposal-returned', lead, { proposal, details: { version: 1 } }),
    one('proposal-returned', partnership.roles.deputyLead ?? head, { proposal, details: { version: 1 } }),
    one('digest', progressChaser, { late: [aPiece, { ...aPiece, recipients: [] }], today: '2025-12-01' }),
    one('digest', progressChaser, { late: Array.from({ length: 23 }, () => aPiece), today: '2025-12-01' }),
    one('piece-written', lead, { request: aPiece, details: { person: head } }),
    one('piece-taken-back', head, { request: aPiece }),
    one('all-agreed', lead),
    one('all-agreed', progressChaser),
    one('proposal-withdrawn', clerk, { details: { reason: 'Two heads are leaving this summer.' } }),
    one('sign-code', head, { code: '042137', details: { minutes: 15 } }),
    one('sign-locked', head),
    one('signing-stopped', lead, { details: { which: 'mou' } }),
    one('signing-stopped', lead, {
      details: { which: 'data-agreement', person: head, reason: 'I need to ask our officer first.' },
    }),
    one('signed-copy', clerk, {
      details: { which: 'mou' },
      readingLink: `https://partnership.example/r/${'a'.repeat(64)}`,
    }),
    one('signed-copy', clerk, { details: { which: 'mou' } }),
    one('signed-copy', clerk, { details: { which: 'data-agreement' } }),
    one('review-report', member, { review }),
    one('review-report', head),
    one('review-not-held', head, { review }),
    one('review-decisions', head, { review }),
    one('survey-opened', head, { details: { what: 'pupils', school: school?.urn, on: '2026-06-19' } }),
    one('survey-opened', head, { details: { what: 'pupils', school: school?.urn, on: '2026-06-19', corrected: true } }),
    one('survey-opened', head, { details: { what: 'staff', school: school?.urn, on: '2026-06-19' } }),
    one('help-offered', head, { details: { school: school?.urn, what: 'our maths lead for two mornings' } }),
    one('help-answered', head, { details: { school: school?.urn, what: 'two mornings', accepted: true } }),
    one('help-answered', lead, { details: { school: school?.urn, what: 'two mornings', accepted: false } }),
    one('work-outside', lead, { details: { what: 'Year 4 coding club' } }),
    one('date-added', lead, { details: { what: 'The first laboratory morning', on: '2026-05-14', time: '10:00' } }),
    one('date-moved', lead, {
      details: { what: 'Partnership meeting', from: '2026-05-14', on: '2026-05-15', time: '15:45', reason: 'Tests' },
    }),
    one('date-cancelled', lead, { details: { what: 'Partnership meeting', on: '2026-05-14', reason: 'Snow' } }),
    one('dates-fixed', lead, { details: { count: 21, from: '2025-09-11', on: '2026-07-16' } }),
    one('workshop-opened', head, {
      details: { what: 'Art workshops', school: school?.urn, on: '2025-11-19', time: '16:00' },
      readingLink: `https://partnership.example/w/${'a'.repeat(64)}`,
    }),
    one('workshop-asks', head, { details: { what: 'Art workshops', on: '2025-11-10', path: '/workshops/o-1' } }),
    one('addendum', member),
    one('receipt', head, { request: answered(aPiece, head), link: `https://partnership.example/l/${aToken}` }),
    one('day-letter', head, {
      letters: [
        { asks: false, letter: writtenTo(one('renewed', head)) },
        {
          asks: true,
          letter: writtenTo(one('help-offered', head, { details: { school: school?.urn, what: 'two days' } })),
        },
        { asks: true, letter: writtenTo(one('piece-taken-back', head, { request: aPiece })) },
      ],
    }),
    one('renewed', head),
    one('renewed', head, { details: { outcome: 'continues' } }),
    one('renewed', head, { details: { outcome: 'renewed-with-changes' } }),
    one('renewed', head, { details: { outcome: 'goes-on' } }),
    one('ended', head, { details: { on: '2026-07-21' } }),
    one('lapsed', head, { details: { on: '2026-08-31' } }),
    one('replaced', head, { details: { successor: member } }),
    one('taking-over', head, { details: { leaving: member } }),
    one('taking-over', lead, { details: { leaving: member, successor: head } }),
    one('address-corrected', head),
    ...(['review', 'briefing', 'document', 'evaluation'] as const).map((kind) =>
      one('reading-link', member, {
        details: { reads: `${kind}:202526` },
        readingLink: `https://partnership.example/r/${aToken}`,
      }),
    ),
    ...casesOfChanges(one, { head, lead, clerk, member }),
    one('role-ending', head, { details: { role: 'chair', person: head, on: '2026-01-14' } }),
    one('role-ending', lead, { details: { role: 'chair', person: head, on: '2026-01-14' } }),
    one('role-ending', lead),
    one('part-moved', head, { details: { role: 'chair of the partnership', leaving: member, successor: head } }),
    one('part-moved', lead, {
      details: {
        role: 'lead of the work at Saint Aldwyn’s and the Holy Trinity Church of England Primary School',
        leaving: member,
        successor: head,
      },
    }),
    one('role-ending', lead, {
      details: {
        role: 'lead of the work at Saint Aldwyn’s and the Holy Trinity Church of England Primary School',
        person: head,
        on: '2026-12-18',
      },
    }),
    one('objection-raised', head, {
      details: {
        party: party?.id ?? '',
        what: 'Spending on coaches, cover and hire of the hall for the whole of the spring and summer terms',
        on: '2026-01-14',
        path: '/objections/o1',
      },
    }),
    one('part-moved', lead, {
      details: { role: 'lead of the partnership', leaving: lead, successor: head, on: '2026-12-18' },
    }),
    one('part-moved', lead, { details: { role: 'mediator', leaving: member } }),
    one('role-ending', head, { details: { role: 'progress chaser', person: head, on: '2026-01-14', successor: lead } }),
    one('notice-given', head, {
      details: { party: party?.id ?? '', lastDay: '2026-01-14', reason: 'We are joining another trust.' },
    }),
    one('change-taken-up', lead, { details: { proposal: 'plan', path: '/proposal' } }),
    one('proposal-withdrawn', head, { details: { outcome: 'goes-on' } }),
    one('notice-taken-back', head, { details: { party: party?.id ?? '' } }),
    one('leaving-refused', clerk, { details: { party: party?.id ?? '' } }),
    one('party-left', head, { details: { party: party?.id ?? '' } }),
    one('activity-suspended', head, { suspension: aSuspension(partnership) }),
    one('activity-restarted', head, { suspension: aSuspension(partnership) }),
    one('objection-raised', head, {
      details: {
        party: party?.id ?? '',
        what: 'Spending on coaches',
        on: '2026-01-14',
        path: '/objections/o1',
      },
    }),
    one('visit-report-written', head, { details: { school: school?.urn ?? '', person: school?.lead ?? '' } }),
    one('leadership-report', head, { details: { school: school?.urn ?? '', reads: 'leadership:202526-1' } }),
    one('leadership-not-held', head, { details: { school: school?.urn ?? '', path: '/leadership-reviews' } }),
    ...(['withdrawn', 'goes-on', 'change', 'leaves'] as const).map((came) =>
      one('objection-settled', head, {
        details: {
          party: party?.id ?? '',
          what: 'Spending on coaches',
          came,
          path: '/objections/o1',
        },
      }),
    ),
    one('mail-failed', clerk, { details: { person: member } }),
    one('sign-in', head, { link: `https://partnership.example/sign-in/${aToken}`, details: { minutes: 20 } }),
  ];
};

const everyCase = (partnership: Partnership, people: readonly Person[]): Case[] => [
  ...casesOfRequests(partnership, people),
  ...casesOfDecisions(partnership, people),
  ...others(partnership, people),
];

/** Every case that has something to say. */
export const everyLetter = (partnership: Partnership, people: readonly Person[]): Written[] =>
  everyCase(partnership, people).flatMap((one) => {
    const letter = templates[one.mail](one.context);
    return letter ? [{ ...one, letter }] : [];
  });
