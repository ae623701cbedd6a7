/** What may be asked of the parties of `aPartnership`, each by its own means. */
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { About, DecisionStep } from '../../functions/domain/asking/request.ts';
import { ProposalContent } from '../../functions/domain/proposal/proposal.ts';
import { aPartnershipFile } from './partnership.ts';

export const aboutThePlan: About = { kind: 'proposal', id: '202627', version: 1 };
export const aboutRenewing: About = { kind: 'renewal', id: 'year-1' };

type Named = Pick<DecisionStep, 'means'> & Partial<DecisionStep>;

const decision = (party: string, step: Named, about: About): RequestSpec => ({
  kind: 'decision',
  about,
  party,
  step: { index: 0, attempt: 1, role: 'decides', parties: [party], ...step },
});

/** Alder's full board of 11 meets; its clerk is `clerk-alder-board`. */
export const aMeeting = (about: About = aboutThePlan, step: Partial<DecisionStep> = {}): RequestSpec =>
  decision('alder', { means: 'meeting', board: 'alder-board', ...step }, about);

/** Birch's five trustees, `birch-board-1` to `birch-board-5`, all must agree. */
export const aWrittenResolution = (about: About = aboutThePlan): RequestSpec =>
  decision('birch', { means: 'written-resolution', board: 'birch-board', days: 14 }, about);

/** `cedar-executive` decides alone. */
export const aDelegation = (about: About = aboutThePlan): RequestSpec =>
  decision(
    'cedar',
    {
      means: 'delegated',
      board: 'cedar-board',
      person: 'cedar-executive',
      reference: 'Scheme of delegation, line 14',
    },
    about,
  );

/** Dell's board of 7 meets; its party allows a chair's action. */
export const aMeetingThatCannotWait = (): RequestSpec =>
  decision('dell', { means: 'meeting', board: 'dell-board' }, aboutThePlan);

/** `dell-board-1`, the chair, is asked to act alone. */
export const aChairsAction = (): RequestSpec =>
  decision('dell', { means: 'chairs-action', board: 'dell-board', attempt: 2 }, aboutThePlan);

/** Cedar and Dell decide in one committee of four, quorum three; its clerk is `clerk-joint`. */
export const aJointCommittee = (): RequestSpec =>
  decision('cedar', { means: 'joint-committee', committee: 'joint', parties: ['cedar', 'dell'] }, aboutRenewing);

/** The partnership with a plan that says what a board wants to know. */
export const aFileWithPlan = () =>
  aPartnershipFile({
    proposal: ProposalContent.parse({
      title: 'Science together',
      purpose: 'Every pupil in Year 5 works in a real laboratory.',
      briefing: {
        forOurChildren: 'Ten sessions in a laboratory.',
        costs: 'Buses cost the most.',
        risks: 'Coaches may cost more than we think.',
        leaving: 'Tell us in writing.',
      },
      schools: [
        { urn: '900001', hours: 60, pence: 120_000 },
        { urn: '900002', hours: 96, pence: 240_000 },
      ],
      noticeDays: 60,
      money: { income: [{ from: 'Alder', pence: 120_000 }], spending: [{ on: 'Coaches', pence: 120_000 }] },
    }),
  });

/** Dell's education committee recommends; its board decides after it. Its clerk is `clerk-dell-education`. */
export const anAdvice = (): RequestSpec =>
  decision('dell', { means: 'meeting', board: 'dell-education', role: 'recommends' }, aboutThePlan);
