/** Every mail about every kind of request, means, topic and part. */

import type { MeetingRecord } from '../../functions/domain/approval/votes.ts';
import { agendaFor } from '../../functions/domain/asking/chasing.ts';
import { escalatesTo, type RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { meetingBoard } from '../../functions/domain/asking/meeting.ts';
import type { About, DecisionStep, Request } from '../../functions/domain/asking/request.ts';
import type { Partnership, Person } from '../../functions/domain/partnership/partnership.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import { aContext, aLink, aRequest, aSuspension, type Case } from './contexts.ts';

const topics: readonly About[] = [
  { kind: 'proposal', id: 'plan', version: 1 },
  { kind: 'proposal', id: 'plan', version: 2 },
  { kind: 'renewal', id: '202526' },
  { kind: 'continuing', id: '202526' },
  { kind: 'decision', id: 'other' },
];

/** The first step of each means that some party's route has, and a chair's action. */
const stepsOf = (partnership: Partnership): { party: string; step: DecisionStep }[] =>
  partnership.parties.flatMap((party) => {
    const board = party.boards.find((one) => one.kind === 'full-board')?.id ?? '';
    const steps = [...party.route, ...(party.renewalRoute ?? [])].map((route, index): DecisionStep => {
      const shared = { index, attempt: 1, role: route.role };
      switch (route.means) {
        case 'joint-committee': {
          const committee = partnership.jointCommittees.find((one) => one.id === route.committee);
          return {
            ...shared,
            means: route.means,
            committee: route.committee,
            parties: committee?.parties ?? [party.id],
          };
        }
        case 'delegated':
          return {
            ...shared,
            means: route.means,
            parties: [party.id],
            board: route.board,
            reference: route.reference,
            ...route.to,
          };
        default:
          return { ...shared, means: route.means, parties: [party.id], board: route.board };
      }
    });
    const again: DecisionStep = { index: 0, attempt: 2, role: 'decides', means: 'meeting', parties: [party.id], board };
    const chair: DecisionStep = { ...again, means: 'chairs-action' };
    return [...steps, { ...again, role: 'consulted' as const, attempt: 1 }, again, chair].map((step) => ({
      party: party.id,
      step,
    }));
  });

/** One spec for every kind of request, and for every way in which a party decides on every topic. */
const everySpec = (partnership: Partnership): RequestSpec[] => {
  const [school] = partnership.schools;
  const urn = school?.urn ?? '';
  const [alone] = stepsOf(partnership).filter(
    ({ step }) => step.means === 'delegated' || step.means === 'chairs-action',
  );
  return [
    { kind: 'write-proposal', about: { kind: 'proposal', id: 'plan', version: 1 } },
    { kind: 'write-proposal', about: { kind: 'proposal', id: 'plan', version: 2 } },
    {
      kind: 'write-piece',
      about: { kind: 'proposal', id: 'plan', version: 1 },
      person: school?.head ?? '',
      piece: { question: 'activities', attempt: 1 },
    },
    { kind: 'head-support', about: { kind: 'proposal', id: 'plan', version: 1 } },
    { kind: 'head-support', about: { kind: 'proposal', id: 'plan', version: 2 } },
    ...topics.flatMap((about) =>
      stepsOf(partnership).map(({ party, step }): RequestSpec => ({ kind: 'decision', about, party, step })),
    ),
    { kind: 'sign-mou', about: { kind: 'mou', id: 'plan', version: 1 } },
    { kind: 'sign-data-agreement', about: { kind: 'data-agreement', id: 'plan', version: 1 } },
    { kind: 'start-review', about: { kind: 'review', id: '202526-spring' } },
    { kind: 'send-return', about: { kind: 'review', id: '202526-spring' }, school: urn },
    { kind: 'record-review', about: { kind: 'review', id: '202526-spring' } },
    { kind: 'write-evaluation', about: { kind: 'renewal', id: '202526' } },
    { kind: 'confirm-successor', about: { kind: 'person', id: school?.head ?? '' }, person: school?.head ?? '' },
    ...(alone
      ? [{ kind: 'report-to-board' as const, about: topics[0] ?? { kind: 'proposal' as const, id: 'plan' }, ...alone }]
      : []),
    { kind: 'restart-activity', about: { kind: 'activity', id: 'choir#1' } },
    {
      kind: 'mediate',
      about: { kind: 'objection', id: 'o1' },
      party: partnership.parties[0]?.id ?? '',
      person: school?.head ?? '',
    },
    ...(
      [
        'review-focus',
        'visit-date',
        'set-visit-date',
        'visit-report',
        'check-facts',
        'visit-to-board',
        'follow-up',
      ] as const
    ).map((kind): RequestSpec => {
      const party = partnership.parties[0]?.id ?? '';
      const about = { kind: 'leadership-review', id: `202526-${urn}` } as const;
      return { kind, about, school: urn, party, people: [school?.head ?? '', school?.lead ?? ''] };
    }),
    ...(['confirm-leaving', 'confirm-staying'] as const).map((kind): RequestSpec => {
      const party = partnership.parties[0]?.id ?? '';
      return { kind, about: { kind: 'leaving', id: `${party}#1` }, party, person: school?.head ?? '' };
    }),
  ];
};

const nameOf = ({ kind, about, party, step }: RequestSpec): string =>
  [kind, about.kind, about.version, party, step?.means, step?.role, step && step.attempt > 1 ? 'again' : '']
    .filter(Boolean)
    .join(' ');

const chases = [
  { regarding: 'answer', number: 1, of: 3 },
  { regarding: 'answer', number: 2, of: 3 },
  { regarding: 'answer', number: 3, of: 3 },
  { regarding: 'agenda', number: 2, of: 3 },
  { regarding: 'papers', number: 1, of: 1 },
  { regarding: 'record', number: 1, of: 3 },
] as const;

const aboutOne = (partnership: Partnership, people: readonly Person[], spec: RequestSpec): Case[] => {
  const request = aRequest(partnership, spec);
  const dated: Request = { ...request, agenda: agendaFor('2025-12-03', false) };
  const name = nameOf(spec);
  const shared = { suspension: aSuspension(partnership), link: aLink };
  const at = (person: string, more: Partial<MailContext>) =>
    aContext(partnership, people, person, { ...shared, ...more });
  const chased = (regarding: string) => (regarding === 'papers' || regarding === 'record' ? dated : request);
  const today = '2025-11-27';
  return [
    ...request.recipients.map(
      ({ person, part }): Case => ({
        name: `${name}: ask ${part} ${person}`,
        mail: 'ask',
        context: at(person, { request }),
      }),
    ),
    ...request.recipients.map(
      ({ person, part }): Case => ({
        name: `${name}: dated ${part} ${person}`,
        mail: 'meeting-dated',
        context: at(person, { request: dated }),
      }),
    ),
    ...(dated.agenda
      ? [
          {
            name: `${name}: off ${partnership.roles.lead}`,
            mail: 'meeting-off' as const,
            context: at(partnership.roles.lead, { request: dated, details: { on: dated.agenda.meetingOn } }),
          },
        ]
      : []),
    ...chases.flatMap((details) =>
      request.recipients.slice(0, 3).map(
        ({ person }): Case => ({
          name: `${name}: remind of ${details.regarding} ${details.number} ${person}`,
          mail: 'remind',
          context: at(person, { request: chased(details.regarding), details, today }),
        }),
      ),
    ),
    ...[request, dated].flatMap((one) =>
      escalatesTo(partnership, spec).flatMap((level, position) =>
        level.map((person): Case => {
          const { link: _, ...without } = shared;
          const details = { number: position + 1, of: position + 1, regarding: 'answer' as const };
          return {
            name: `${name}: overdue${one.agenda ? ' record' : ''} ${position + 1} ${person}`,
            mail: 'overdue',
            context: aContext(partnership, people, person, { ...without, request: one, details, today }),
          };
        }),
      ),
    ),
    { name: `${name}: nobody to ask`, mail: 'nobody-to-ask', context: at(partnership.roles.lead, { request }) },
  ];
};

/** How decisions of each means end, told to the lead and to somebody of the board. */
export const casesOfDecisions = (partnership: Partnership, people: readonly Person[]): Case[] =>
  everySpec(partnership)
    .filter((spec) => spec.kind === 'decision')
    .flatMap((spec) =>
      (
        [
          'agreed',
          'declined',
          'change-requested',
          'no-answer',
          'not-carried',
          'to-meeting',
          'to-chairs-action',
        ] as const
      ).flatMap((result) => {
        const open = aRequest(partnership, spec);
        const by = open.recipients[0]?.person ?? '';
        const reasons =
          result === 'agreed'
            ? []
            : [{ from: spec.step?.board ?? by, reason: 'We want a limit on bus costs before we go on.' }];
        const evidence = { person: by, at: '2025-12-04T08:00:00.000Z', address: '192.0.2.1', userAgent: 'test' };
        const inPost = meetingBoard(open, partnership)?.board.inPost ?? 0;
        const resolution = result === 'change-requested' ? 'ask-change' : result === 'declined' ? 'decline' : 'agree';
        const record: MeetingRecord = {
          date: '2025-12-03',
          inPost,
          present: inPost,
          withdrew: [],
          for: inPost - 1,
          against: 1,
          abstained: 0,
          minute: 'Minute 7.2',
          resolution,
          reason: 'We want a limit on bus costs.',
        };
        const meets = spec.step?.means === 'meeting' || spec.step?.means === 'joint-committee';
        const request: Request = {
          ...open,
          answers: [meets ? { does: 'record-meeting', record, ...evidence } : { does: 'agree', ...evidence }],
          outcome: { result, at: evidence.at, reasons },
        };
        const mail =
          result === 'agreed' || result === 'declined' || result === 'change-requested' || result === 'no-answer'
            ? 'party-decided'
            : 'party-undecided';
        return [partnership.roles.lead, by].flatMap((person) =>
          [false, true].map(
            (corrected): Case => ({
              name: `${nameOf(spec)}: ${result} ${person}${corrected ? ' corrected' : ''}`,
              mail,
              context: aContext(partnership, people, person, {
                request,
                link: aLink,
                today: '2025-12-04',
                details: corrected ? { corrected } : {},
              }),
            }),
          ),
        );
      }),
    );

export const casesOfRequests = (partnership: Partnership, people: readonly Person[]): Case[] =>
  everySpec(partnership).flatMap((spec) => aboutOne(partnership, people, spec));
