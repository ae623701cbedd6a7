/** The lead opens a survey: each school gets a link of its own to hand out. Or closes it before its date. */
import { letRead, surveyAnswers } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { sharesOn } from '../domain/agreement/sharing.ts';
import { addDays } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { type Audience, isTaking, type Moment, type SurveyWave } from '../domain/survey/survey.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { surveyWaves } from '../records/surveys.ts';

export type OpenSurveyInput = {
  readonly partnership: string;
  readonly by: string;
  readonly audience: Audience;
  readonly moment: Moment;
  readonly about: string;
  /** Days, all counted, for which it can be answered. */
  readonly days: number;
};
/** `no-agreement`: not every party has signed the data sharing agreement. `is-open`: the same survey can be answered already. */
export type OpenSurveyRefusal = 'not-allowed' | 'no-agreement' | 'is-open';

export const openSurvey = (
  outside: Outside,
  { partnership: id, by, days, ...asked }: OpenSurveyInput,
): Promise<Result<SurveyWave, OpenSurveyRefusal>> =>
  asUseCase('open-survey', outside, { partnership: id, by }, async (tx, partnership) => {
    const today = londonDate(tx.now);
    const schools = activeSchools(partnership).filter(({ urn }) => sharesOn(partnership, urn, today));
    if (schools.length === 0) return refuse('no-agreement');
    const others = await tx.list(surveyWaves);
    const isSame = (one: SurveyWave): boolean => one.audience === asked.audience && one.moment === asked.moment;
    if (others.some((one) => isSame(one) && isTaking(one, today))) return refuse('is-open');
    const wave: SurveyWave = {
      id: `${partnership.year}-${tx.newId()}`.toLowerCase(),
      year: partnership.year,
      ...asked,
      openedOn: today,
      closesOn: addDays(today, days),
      schools: schools.map(({ urn }) => urn),
      by,
    };
    tx.write(surveyWaves, wave.id, wave);
    tx.event('survey-opened', by, { survey: wave.id, audience: wave.audience, moment: wave.moment });
    for (const { urn, head, lead } of schools) {
      const what = surveyAnswers(wave.id, urn, 0);
      await letRead(tx, what, outside.linkKeys.current);
      tell(tx, 'survey-opened', [lead, head], {
        details: { school: urn, what: wave.audience, on: wave.closesOn, reads: what },
      });
    }
    return accept(wave);
  });

export const closeSurvey = (
  outside: Outside,
  input: { readonly partnership: string; readonly by: string; readonly wave: string },
): Promise<Result<SurveyWave, 'not-allowed' | 'unknown'>> =>
  asUseCase('open-survey', outside, input, async (tx) => {
    const wave = await tx.read(surveyWaves, input.wave);
    if (!wave) return refuse('unknown');
    const today = londonDate(tx.now);
    if (!isTaking(wave, today)) return accept(wave);
    const closed = { ...wave, closedOn: today };
    tx.write(surveyWaves, wave.id, closed);
    tx.event('survey-closed', input.by, { survey: wave.id });
    return accept(closed);
  });
