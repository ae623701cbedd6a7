/** Every letter that can be written about a partnership: each mail for every kind of request, means, topic and part. */
import { agendaFor } from '../../functions/domain/asking/chasing.ts';
import { escalatesTo, type RequestSpec, requestId, whoIsAsked } from '../../functions/domain/asking/kinds.ts';
import { meetingBoard } from '../../functions/domain/asking/meeting.ts';
import type { About, DecisionStep, Recipient, Request } from '../../functions/domain/asking/request.ts';
import type { MailName } from '../../functions/domain/mail-names.ts';
import type { Partnership, Person } from '../../functions/domain/partnership.ts';
import type { MeetingRecord } from '../../functions/domain/votes.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import type { Letter } from '../../functions/mail/letter.ts';
import { templates } from '../../functions/mail/templates/index.ts';

export type Case = { readonly name: string; readonly mail: MailName; readonly context: MailContext };
export type Written = Case & { readonly letter: Letter };

export const aToken = `${'a'.repeat(20)}.${'B'.repeat(43)}`;
export const aLink = `https://partnership.example/l/${aToken}`;

/** An open request as it stands on `today`, with everybody whom the rules would ask. */
export const aRequest = (partnership: Partnership, spec: RequestSpec, overrides: Partial<Request> = {}): Request => {
  const { answers, reads } = whoIsAsked(partnership, spec);
  const recipient =
    (part: Recipient['part']) =>
    (person: string, number: number): Recipient => ({
      person,
      part,
      link: `link${part}${String(number).padStart(4, '0')}`,
      state: 'asked',
    });
  const { kind, about, party, school, step } = spec;
  return {
    id: requestId(spec),
    kind,
    about,
    ...(party ? { party } : {}),
    ...(school ? { school } : {}),
    ...(step ? { step } : {}),
    recipients: [...answers.map(recipient('answers')), ...reads.map(recipient('reads'))],
    answers: [],
    openedOn: '2025-11-10',
    dueOn: '2025-11-24',
    closesOn: '2026-03-19',
    chased: { regarding: 'answer', reminders: 0, escalations: 0 },
    waiting: [],
    ...overrides,
  };
};

export const aContext = (
  partnership: Partnership,
  people: readonly Person[],
  person: string,
  more: Partial<MailContext> = {},
): MailContext => {
  const find = (id: string) => people.find((one) => one.id === id);
  return {
    partnership,
    person: { id: person, name: find(person)?.name ?? person },
    details: {},
    at: new Date('2025-11-10T09:00:00.000Z'),
    today: '2025-11-10',
    publicUrl: 'https://partnership.example',
    contact: (id) => {
      const found = find(id);
      return found ? { name: found.name, address: found.email } : { name: id };
    },
    ...more,
  };
};

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
export const everySpec = (partnership: Partnership): RequestSpec[] => {
  const [school] = partnership.schools;
  const urn = school?.urn ?? '';
  const [alone] = stepsOf(partnership).filter(
    ({ step }) => step.means === 'delegated' || step.means === 'chairs-action',
  );
  return [
    { kind: 'write-proposal', about: { kind: 'proposal', id: 'plan', version: 1 } },
    { kind: 'write-proposal', about: { kind: 'proposal', id: 'plan', version: 2 } },
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
  ];
};

const suspension = (partnership: Partnership) => ({
  id: 'choir#1',
  activity: 'choir',
  title: 'Joint choir on Thursdays',
  since: '2025-11-06',
  by: partnership.schools[0]?.head ?? '',
  reason: 'Nobody could say who meets the pupils off the bus.',
  asked: 1,
});

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
  const shared = { suspension: suspension(partnership), link: aLink };
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
const decided = (partnership: Partnership, people: readonly Person[]): Case[] =>
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
    state: 'returned' as const,
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
  return [
    ...(['all-boards', 'our-board', 'unclear'] as const).map((seenBy) =>
      one('question-asked', lead, { question: { ...question, seenBy }, details: { question: seenBy } }),
    ),
    one('question-answered', member, { question: { ...question, seenBy: 'all-boards', answer } }),
    one('question-answered', head, { question: { ...question, seenBy: 'all-boards', answer } }),
    ...[member, clerk, head].map((person) => one('briefing', person)),
    one('proposal-returned', lead, { proposal, details: { version: 1 } }),
    one('proposal-returned', partnership.roles.deputyLead ?? head, { proposal, details: { version: 1 } }),
    one('all-agreed', lead),
    one('all-agreed', progressChaser),
    one('proposal-withdrawn', clerk, { details: { reason: 'Two heads are leaving this summer.' } }),
    one('signing-stopped', lead, { details: { which: 'mou' } }),
    one('signing-stopped', lead, {
      details: { which: 'data-agreement', person: head, reason: 'I need to ask our officer first.' },
    }),
    one('signed-copy', clerk, { details: { which: 'mou' } }),
    one('signed-copy', clerk, { details: { which: 'data-agreement' } }),
    one('review-report', member, { review }),
    one('review-report', head),
    one('review-not-held', head, { review }),
    one('review-decisions', head, { review }),
    one('renewed', head),
    one('renewed', head, { details: { outcome: 'continues' } }),
    one('renewed', head, { details: { outcome: 'renewed-with-changes' } }),
    one('ended', head, { details: { on: '2026-07-21' } }),
    one('replaced', head, { details: { successor: member } }),
    one('taking-over', head, { details: { leaving: member } }),
    one('taking-over', lead, { details: { leaving: member, successor: head } }),
    one('role-ending', head, { details: { role: 'chair', person: head, on: '2026-01-14' } }),
    one('role-ending', lead, { details: { role: 'chair', person: head, on: '2026-01-14' } }),
    one('role-ending', lead),
    one('notice-given', head, {
      details: { party: party?.id ?? '', lastDay: '2026-01-14', reason: 'We are joining another trust.' },
    }),
    one('party-left', head, { details: { party: party?.id ?? '' } }),
    one('activity-suspended', head, { suspension: suspension(partnership) }),
    one('activity-restarted', head, { suspension: suspension(partnership) }),
    one('mail-failed', clerk, { details: { person: member } }),
    one('sign-in', head, { link: `https://partnership.example/sign-in/${aToken}`, details: { minutes: 20 } }),
  ];
};

export const everyCase = (partnership: Partnership, people: readonly Person[]): Case[] => [
  ...everySpec(partnership).flatMap((spec) => aboutOne(partnership, people, spec)),
  ...decided(partnership, people),
  ...others(partnership, people),
];

/** Every case that has something to say. */
export const everyLetter = (partnership: Partnership, people: readonly Person[]): Written[] =>
  everyCase(partnership, people).flatMap((one) => {
    const letter = templates[one.mail](one.context);
    return letter ? [{ ...one, letter }] : [];
  });
