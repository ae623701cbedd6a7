import type { SignedInContext } from '../asking/signed-in-context.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { responseLimits, responseLines } from '../domain/survey/response.ts';
import {
  isTaking,
  pressesIn,
  questionWords,
  type Shown,
  type SurveyWave,
  surveyChange,
  surveyResults,
} from '../domain/survey/survey.ts';
import { SurveyChart } from '../pages/charts/survey-chart.tsx';
import { Table } from '../pages/components/table.tsx';
import { readCounts, readWaves, rollOf } from '../records/surveys.ts';

const shownWords = (shown: Shown): string =>
  shown === 'hidden' ? 'c' : `${shown.mean.toFixed(1)} (${shown.answered} answers)`;

/** The wave of the same audience and matter at the other end of the year, once it has closed. */
const otherEnd = (wave: SurveyWave, all: readonly SurveyWave[], today: string): SurveyWave | undefined =>
  all.find(
    (one) =>
      one.moment !== wave.moment &&
      one.audience === wave.audience &&
      one.year === wave.year &&
      one.about.toLowerCase() === wave.about.toLowerCase() &&
      !isTaking(one, today),
  );

export const results = async (here: SignedInContext, wave: SurveyWave) => {
  const { outside, partnership, today } = here;
  const resultsOf = async (one: SurveyWave) =>
    surveyResults(await readCounts({ outside, partnership, wave: one }), partnership.suppressBelow);
  const counts = await readCounts({ outside, partnership, wave });
  const flooded = counts.flatMap((one) => (one.flooded ? [{ school: one.school, flooded: one.flooded }] : []));
  const own = surveyResults(counts, partnership.suppressBelow);
  const other = otherEnd(wave, await readWaves(outside, partnership.id), today);
  const [before, after] =
    wave.moment === 'before' ? [own, other && (await resultsOf(other))] : [other && (await resultsOf(other)), own];
  const nameOf = (urn: string | undefined): string =>
    urn === undefined ? 'All schools' : (schoolByUrn(partnership, urn)?.name ?? urn);
  const responded = counts.map(({ school, counts: given, flooded: more }) => ({
    name: nameOf(school),
    answered: pressesIn(given),
    roll: rollOf(partnership, wave, school),
    flooded: more !== undefined,
  }));
  const words = (question: (typeof own)[number]['question']) => questionWords(question, wave.audience, wave.about);
  return (
    <>
      <h2 class="govuk-heading-m">How many answered</h2>
      <ul class="govuk-list govuk-list--bullet">
        {responseLines(responded).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="govuk-body">{responseLimits(wave.audience)}</p>
      <h2 class="govuk-heading-m">What they said</h2>
      {own.map(({ question, all, schools }) => (
        <Table
          caption={words(question)}
          captionSize="s"
          columns={[{ head: 'School' }, { head: 'Average answer, from 1 to 5' }]}
          rows={[
            ['All schools', shownWords(all)],
            ...schools.map(({ school, shown }) => [nameOf(school), shownWords(shown)]),
          ]}
          firstCellIsHeader
          stacks
        />
      ))}
      {before && after && (
        <>
          <h2 class="govuk-heading-m">What changed from the start to the end</h2>
          <SurveyChart wave={wave} changes={surveyChange(before, after)} schoolName={nameOf} />
        </>
      )}
      {flooded.map(({ school, flooded: more }) => (
        <p class="govuk-body">
          {nameOf(school)}: {more.presses} answers came from {more.roll} pupils, so nobody can say which are true. None
          of them is counted.
        </p>
      ))}
      <p class="govuk-body">
        c: hidden (“suppressed”), because fewer than {partnership.suppressBelow} answered, because nearly all said the
        same, or because it could be worked out from the others.
      </p>
    </>
  );
};
