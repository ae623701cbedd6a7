/** A school gives up its link to a survey that is open, with every answer that came by it, and gets a new one. */
import { letRead, surveyAnswers } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { isTaking, linkRound, type SurveyWave } from '../domain/survey/survey.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { surveyWaves } from '../records/surveys.ts';
import { work } from '../records/work.ts';

/** Their own school's head and lead may, and whoever opens surveys. */
export const mayGiveUpLink = (partnership: Partnership, person: string, school: string): boolean => {
  const own = schoolByUrn(partnership, school);
  if (!own) return false;
  return may(partnership, person, 'open-survey') || own.head === person || own.lead === person;
};

export type GiveUpLinkInput = {
  readonly partnership: string;
  readonly by: string;
  readonly wave: string;
  readonly school: string;
  /** The link that whoever decides has seen: pressed twice, it is given up once. */
  readonly round: number;
};
/** `closed`: what came in has been shown by now, and nobody may choose which answers count. */
export type GiveUpLinkRefusal = 'not-allowed' | 'unknown' | 'closed';

export const giveUpLink = (
  outside: Outside,
  { partnership: id, by, wave: waveId, school, round }: GiveUpLinkInput,
): Promise<Result<SurveyWave, GiveUpLinkRefusal>> =>
  work(outside, id, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const wave = await tx.read(surveyWaves, waveId);
    if (!wave?.schools.includes(school)) return refuse('unknown');
    if (!mayGiveUpLink(partnership, by, school)) return refuse('not-allowed');
    const today = londonDate(tx.now);
    if (!isTaking(wave, today)) return refuse('closed');
    if (linkRound(wave, school) !== round) return accept(wave);
    const next = { ...wave, voided: [...(wave.voided ?? []), { school, on: today, by }] };
    tx.write(surveyWaves, wave.id, next);
    tx.event('survey-link-given-up', by, { survey: wave.id, school });
    const what = surveyAnswers(wave.id, school, round + 1);
    await letRead(tx, what, outside.linkKeys.current);
    const own = schoolByUrn(partnership, school);
    if (own)
      tell(tx, 'survey-opened', [own.lead, own.head], {
        details: { school, what: wave.audience, on: wave.closesOn, reads: what, corrected: true },
      });
    return accept(next);
  });
