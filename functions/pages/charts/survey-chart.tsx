/** What a survey shows from before to after: a picture, and the table that says the same. */
import { changeLimits } from '../../domain/survey/response.ts';
import { questionWords, type Shown, type SurveyChange, type SurveyWave } from '../../domain/survey/survey.ts';
import { Table } from '../components/table.tsx';
import { LinePicture, type Series } from './line-picture.tsx';

export type SurveyChartProps = {
  readonly wave: Pick<SurveyWave, 'audience' | 'about'>;
  readonly changes: readonly SurveyChange[];
  readonly schoolName: (urn: string) => string;
};

const shownWords = (shown: Shown): string =>
  shown === 'hidden' ? 'c' : `${shown.mean.toFixed(1)} (${shown.answered} answers)`;
const changeWords = ({ change }: SurveyChange): string => {
  if (change === undefined) return 'c';
  return change > 0 ? `up ${change.toFixed(1)}` : change < 0 ? `down ${Math.abs(change).toFixed(1)}` : 'the same';
};

const meanOf = (shown: Shown): number | undefined => (shown === 'hidden' ? undefined : shown.mean);

/** All schools together where that may be shown; each school where it may not. */
const seriesOf = (changes: readonly SurveyChange[], words: (one: SurveyChange) => string): Series[] => {
  const shown = changes.filter(({ before, after }) => before !== 'hidden' || after !== 'hidden');
  const all = shown.filter(({ school }) => school === undefined);
  return (all.length > 0 ? all : shown).map((one) => ({
    label: words(one),
    values: [meanOf(one.before), meanOf(one.after)],
  }));
};

export function SurveyChart({ wave, changes, schoolName }: SurveyChartProps) {
  if (changes.length === 0) return null;
  const nameOf = ({ school }: SurveyChange): string => (school === undefined ? 'All schools' : schoolName(school));
  const asked = ({ question }: SurveyChange): string => questionWords(question, wave.audience, wave.about);
  const caption = `Survey of ${wave.audience} on ${wave.about}: average answer from 1 to 5`;
  return (
    <>
      <LinePicture
        title={caption}
        times={['At the start', 'At the end']}
        series={seriesOf(changes, (one) => (one.school === undefined ? asked(one) : `${nameOf(one)}: ${asked(one)}`))}
      />
      <Table
        caption={caption}
        captionSize="s"
        columns={[
          { head: 'Question' },
          { head: 'School' },
          { head: 'At the start' },
          { head: 'At the end' },
          { head: 'Change' },
        ]}
        rows={changes.map((one) => [
          asked(one),
          nameOf(one),
          shownWords(one.before),
          shownWords(one.after),
          changeWords(one),
        ])}
        firstCellIsHeader
        stacks
      />
      <p class="govuk-body">{changeLimits}</p>
    </>
  );
}
