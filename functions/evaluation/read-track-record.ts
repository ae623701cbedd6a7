/** The years that a party took part in, newest first, with what it can show of each. */
import { sumOf } from '../domain/amount.ts';
import { promiseScorecard } from '../domain/evaluation/evaluation.ts';
import { maturitySigns, type RecordedYear, type Sign } from '../domain/evaluation/track-record.ts';
import { endValues } from '../domain/evaluation/year-value.ts';
import { type Partnership, type Party, partyById, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import type { Evaluation } from '../records/year-kinds.ts';
import { type Evaluated, readEvaluated, readEvaluations } from './read-evaluation.ts';

export type TrackRecord = {
  readonly party: Party;
  readonly years: readonly RecordedYear[];
  readonly signs: readonly Sign[];
};

const yearOf = (party: Party, { partnership, evaluation, content, reviews, inAll }: Evaluated): RecordedYear => {
  const own = new Set(party.schools);
  const held = reviews.filter((review) => review.held);
  const returns = reviews.flatMap((review) => review.returns);
  const cards = (content ? promiseScorecard(content, returns, inAll) : []).filter(({ school }) => own.has(school));
  const sum = (of: 'hoursDone' | 'hoursReceived' | 'penceDone'): number => sumOf(cards.map((card) => card[of]));
  const terms = held.map(({ term, returns: sent }) => ({ term, returns: sent, asked: sent.length }));
  const targets = content
    ? endValues({ content, terms }).filter(({ school, reached }) => own.has(school) && reached !== undefined)
    : [];
  const kept = cards.map((card) => card.kept);
  const known = cards.some((card) => card.heard);
  return {
    year: evaluation.id,
    partnership: partnership.name,
    partners: partnership.parties.filter(({ id }) => id !== party.id).map(({ name }) => name),
    schools: party.schools.map((urn) => schoolByUrn(partnership, urn)?.name ?? urn),
    purposes: (content?.purposes ?? []).map(({ title }) => title),
    hoursGiven: sum('hoursDone'),
    hoursReceived: sum('hoursReceived'),
    penceGiven: sum('penceDone'),
    kept: known
      ? (kept.find((one) => one === 'less') ?? kept.find((one) => one === 'more') ?? 'as-promised')
      : 'not-known',
    reviewsHeld: held.length,
    reviews: reviews.length,
    targetsReached: targets.filter(({ reached }) => reached).length,
    targets: targets.length,
    outcome: evaluation.outcome ?? 'open',
    seal: evaluation.sealed?.seal,
  };
};

/** Nothing for a party that is not in the partnership. */
export const readTrackRecord = async (
  outside: Outside,
  partnership: Partnership,
  id: string,
): Promise<TrackRecord | undefined> => {
  const party = partyById(partnership, id);
  if (!party) return undefined;
  const evaluations: readonly Evaluation[] = await readEvaluations(outside, partnership.id);
  const evaluated = await Promise.all(evaluations.map((one) => readEvaluated(outside, partnership, one)));
  const years = evaluated.map((one) => yearOf(party, one));
  const [newest] = evaluated;
  const content = newest?.content;
  const shares = (content?.schools ?? []).filter(({ urn }) => party.schools.includes(urn));
  return {
    party,
    years,
    signs: maturitySigns({
      years,
      deputies:
        (content?.purposes ?? []).length > 0 && (content?.purposes ?? []).every(({ deputy }) => deputy !== undefined),
      inJobDescriptions: shares.length > 0 && shares.every(({ inJobDescriptions }) => inJobDescriptions === true),
      inDevelopmentPlan: (content?.developmentPlan ?? '').trim() !== '',
    }),
  };
};
