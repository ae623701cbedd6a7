/** A written resolution of trustees: all of them agree, or there is none (DOMAIN section 3). */
import type { Party } from '../partnership/partnership.ts';
import { countOf, listOf } from '../wording.ts';

/**
 * Whether an interest of one trustee sends a written resolution to a meeting: by the model articles (123) everybody signs who is
 * entitled to notice, and who has an interest still is. Unless the trust's own articles count only those who may vote.
 */
export const interestSendsToMeeting = ({
  kind,
  resolutionsCountVoters = false,
}: Pick<Party, 'kind' | 'resolutionsCountVoters'>): boolean => kind === 'academy-trust' && !resolutionsCountVoters;

export type TrusteeAnswer = {
  readonly person: string;
  readonly answer: 'agree' | 'ask-change' | 'decline' | 'interest';
  readonly reason?: string;
};

export type WrittenResolution = {
  readonly trustees: readonly string[];
  /** Trustees who must be left to vote once those with an interest have withdrawn: the board's quorum. */
  readonly quorum: number;
  /** The last answer of a person counts. Answers of people who are no trustee do not. */
  readonly answers: readonly TrusteeAnswer[];
  /** Whether its date has come. */
  readonly closed: boolean;
  readonly nameOf?: (person: string) => string;
};

export type ResolutionWeighed = {
  readonly state: 'open' | 'carried' | 'not-carried';
  /** Whether the trustees who ended it asked for a change only, so that a changed plan may pass. */
  readonly changeRequested: boolean;
  /** Trustees who may vote and have not answered. */
  readonly waitingFor: readonly string[];
  /** Plain sentences that say how the state follows. */
  readonly explanation: readonly string[];
};

/**
 * Weighs the answers to a written resolution. Those with an interest have no part in it; all the rest must agree. One
 * "no", silence to the date, or too few left to vote ends the resolution, not the matter: a meeting can take it.
 */
export const weighWrittenResolution = (resolution: WrittenResolution): ResolutionWeighed => {
  const { nameOf = (person) => person } = resolution;
  const answers = new Map(resolution.answers.map((answer) => [answer.person, answer]));
  const voting = [...new Set(resolution.trustees)].filter((person) => answers.get(person)?.answer !== 'interest');
  const withdrew = new Set(resolution.trustees).size - voting.length;
  const against = voting.flatMap((person) => {
    const answer = answers.get(person);
    return answer && answer.answer !== 'agree' ? [answer] : [];
  });
  const waitingFor = voting.filter((person) => !answers.has(person));
  const sentences = withdrew > 0 ? [`${countOf(withdrew, 'trustee')} withdrew because of an interest.`] : [];
  const ended = (...because: string[]): ResolutionWeighed => ({
    state: 'not-carried',
    changeRequested: against.length > 0 && against.every(({ answer }) => answer === 'ask-change'),
    waitingFor,
    explanation: [...sentences, ...because, 'So the written resolution has ended. A meeting can still decide.'],
  });

  if (voting.length === 0) return ended('Nobody is left who may vote.');
  if (voting.length < resolution.quorum) {
    return ended(`${voting.length} may vote, and at least ${resolution.quorum} are needed.`);
  }
  if (against.length > 0) {
    return ended(
      ...against.map(({ person, answer, reason }) => {
        const did = answer === 'decline' ? 'did not agree' : 'asked for a change';
        return reason ? `${nameOf(person)} ${did}: ${reason}` : `${nameOf(person)} ${did}.`;
      }),
    );
  }
  if (waitingFor.length === 0) {
    const explanation = [
      ...sentences,
      `${voting.length === 2 ? 'Both' : `All ${voting.length}`} trustees who may vote agreed, so it is carried.`,
    ];
    return { state: 'carried', changeRequested: false, waitingFor, explanation };
  }
  if (resolution.closed) return ended(`No answer came from ${listOf(waitingFor.map(nameOf))} by the date.`);
  const agreed = voting.length - waitingFor.length;
  const explanation = [...sentences, `${agreed} of ${voting.length} have agreed. All of them must.`];
  return { state: 'open', changeRequested: false, waitingFor, explanation };
};
