/** A small partnership and a complete proposal that the tests of the rules share. Each call builds anew. */

import type { Board, Partnership, Party, Person, School } from '../../functions/domain/partnership/partnership.ts';
import { ProposalContent } from '../../functions/domain/proposal/proposal.ts';
import { atStage } from '../builders/moved.ts';
import { year202526 } from './school-year.ts';

export const harrowbeckUrn = '999002';
export const bridgeUrn = '999004';

const person = (id: string): Person => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  email: `${id}@school.example`,
  channel: 'email',
});

export const people = (): Person[] =>
  ['priya', 'dan', 'amara', 'mel', 'lena', 'sue', 'hugh', 'wren', 'ann', 'ben', 'cat', 'mo'].map(person);

export const harrowbeckBoard = (changes: Partial<Board> = {}): Board => ({
  id: 'governors',
  name: 'Governing body of Harrowbeck Primary School',
  kind: 'full-board',
  places: 12,
  inPost: 11,
  clerk: 'lena',
  members: [
    { person: 'amara', office: 'chair' },
    { person: 'hugh', office: 'member' },
  ],
  meetings: ['2025-12-03', '2026-03-12'],
  ...changes,
});

export const harrowbeck = (changes: Partial<Party> = {}): Party => ({
  id: 'harrowbeck',
  name: 'Governing body of Harrowbeck Primary School',
  kind: 'maintained-governing-body',
  identifier: { kind: 'urn', value: harrowbeckUrn },
  schools: [harrowbeckUrn],
  boards: [harrowbeckBoard()],
  route: [{ role: 'decides', means: 'meeting', board: 'governors' }],
  chairsAction: true,
  signatories: ['amara'],
  ...changes,
});

export const bridgeBoard = (changes: Partial<Board> = {}): Board => ({
  id: 'trustees',
  name: 'Trustees of Wendle Bridge Academy Trust',
  kind: 'full-board',
  places: 5,
  inPost: 3,
  clerk: 'sue',
  members: [
    { person: 'ann', office: 'chair' },
    { person: 'ben', office: 'member' },
    { person: 'cat', office: 'member' },
  ],
  meetings: [],
  ...changes,
});

export const bridge = (changes: Partial<Party> = {}): Party => ({
  id: 'wendle-bridge',
  name: 'Wendle Bridge Academy Trust',
  kind: 'academy-trust',
  identifier: { kind: 'company', value: '09999999' },
  schools: [bridgeUrn],
  boards: [bridgeBoard()],
  route: [{ role: 'decides', means: 'written-resolution', board: 'trustees', days: 14 }],
  chairsAction: false,
  signatories: ['ann'],
  ...changes,
});

export const school = (
  urn: string,
  name: string,
  head: string,
  lead: string,
  changes: Partial<School> = {},
): School => ({
  urn,
  name,
  phase: 'Primary',
  type: 'Community school',
  head,
  lead,
  terms: year202526.map((term) => ({ ...term })),
  ...changes,
});

export const partnership = (changes: Partial<Partnership> = {}): Partnership => ({
  id: 'wendle-valley',
  name: 'Wendle Valley Learning Partnership',
  year: '202526',
  roles: { lead: 'priya', chair: 'amara', progressChaser: 'mel', mediator: 'mo' },
  parties: [harrowbeck(), bridge()],
  schools: [
    school(harrowbeckUrn, 'Harrowbeck Primary School', 'hugh', 'priya'),
    school(bridgeUrn, 'Wendle Bridge High School', 'wren', 'dan'),
  ],
  jointCommittees: [],
  supporters: [],
  suppressBelow: 6,
  stage: atStage('proposing'),
  notices: [],
  left: [],
  ...changes,
});

export const completeProposal = (changes: Partial<ProposalContent> = {}): ProposalContent => ({
  ...ProposalContent.parse({
    title: 'Science together',
    values: ['Every child can do science', 'We share what works'],
    groundRules: ['We tell each other early'],
    purpose: 'To give every pupil in Year 5 time in a laboratory.',
    aims: [{ what: 'Ten lab sessions for every Year 5 class', by: '2026-07-01' }],
    purposes: [
      {
        id: 'science',
        title: 'Science in Year 5',
        description: 'Mixed classes in the laboratory.',
        lead: 'dan',
        from: '2025-09-02',
        until: '2026-07-21',
        success: ['Ten sessions held'],
        measures: [
          { name: 'Interest in science', unit: 'score from 1 to 5', baseline: 2.6, target: 3.4, source: 'Survey' },
        ],
      },
    ],
    activities: [
      {
        id: 'lab',
        title: 'Mixed Year 5 lab sessions',
        area: 'curriculum',
        purpose: 'science',
        years: ['5'],
        subject: 'science',
        sessions: 10,
        host: bridgeUrn,
        schools: [harrowbeckUrn, bridgeUrn],
        safeguardingLead: 'wren',
        checksConfirmed: true,
        concernsTo: 'Wren, 01632 960001',
      },
    ],
    schools: [
      {
        urn: harrowbeckUrn,
        offers: ['Forest school'],
        needs: ['A laboratory'],
        hours: 60,
        pence: 120_000,
        reporting: 'Termly to governors',
        inJobDescriptions: true,
      },
      {
        urn: bridgeUrn,
        offers: ['A laboratory'],
        needs: ['Smoother starts in Year 7'],
        hours: 90,
        pence: 240_000,
        reporting: 'Termly to trustees',
        inJobDescriptions: false,
      },
    ],
    outcomes: 'A survey in October and June.',
    evaluation: { uses: 'The survey', shared: 'As totals only', analysed: 'By the chair and the leads' },
    reviews: 'Every term, two weeks before its end.',
    money: {
      income: [
        { from: 'Harrowbeck Primary School', pence: 120_000 },
        { from: 'Wendle Bridge Academy Trust', pence: 240_000 },
      ],
      spending: [{ on: 'Coaches', pence: 300_000, limit: 320_000 }],
      payments: 'Each school pays Wendle Bridge by 1 October.',
    },
    meetings: [
      { date: '2025-09-11', time: '15:45', host: harrowbeckUrn, thinkPiece: bridgeUrn },
      { date: '2026-01-08', time: '15:45', host: bridgeUrn },
    ],
    meetingsAhead: 39,
    chair: 'amara',
    chairUntil: '2026-07-21',
    progressChaser: 'mel',
    mediator: 'mo',
    agreement: { form: 'mou', from: '2025-09-01', until: '2026-08-31' },
    briefing: {
      forOurChildren: 'Time in a lab.',
      costs: '£1,200 and 60 hours.',
      risks: 'Coaches.',
      leaving: '60 days.',
    },
    dataSharing: { what: 'Totals by year group', why: 'To see whether it works', keptFor: 'Two years' },
    noticeDays: 60,
    noRecruitment: true,
    handover: 'The deputy takes over.',
    developmentPlan: 'Under quality of education.',
    contacts: [{ role: 'Lead', person: 'priya' }],
  }),
  ...changes,
});
