/** The links of a survey that is open: to hand out, with how many have answered, and how a school gives one up. */

import { surveyAddress, surveyAnswers } from '../asking/reading-links.ts';
import type { SignedInContext } from '../asking/signed-in-context.ts';
import { isFlooded, linkRound, type SurveyWave } from '../domain/survey/survey.ts';
import { Button } from '../pages/components/button.tsx';
import { Link } from '../pages/components/link.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { readPressed, rollOf } from '../records/surveys.ts';
import { mayGiveUpLink } from './give-up-link.ts';

type Handed = {
  readonly urn: string;
  readonly name: string;
  readonly address: string;
  readonly round: number;
  readonly pressed: number;
  readonly roll: number | undefined;
};

const peopleWords = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const pressedWords = ({ pressed, roll }: Handed): string => {
  if (pressed === 0) return 'Nobody has answered yet.';
  const came = `${peopleWords(pressed, 'answer has', 'answers have')} come by this link.`;
  return roll === undefined ? came : `${came} The school has ${peopleWords(roll, 'pupil', 'pupils')}.`;
};

const schoolBlock = (wave: SurveyWave, one: Handed) => (
  <>
    <h3 class="govuk-heading-s">{one.name}</h3>
    <p class="govuk-body">
      <Link href={new URL(one.address).pathname}>{one.address}</Link>
    </p>
    <p class="govuk-body">{pressedWords(one)}</p>
    {isFlooded(one.pressed, one.roll) && (
      <WarningText>
        More answers came than the school has pupils, so somebody has answered more than once. If it stays like this,
        none of this school’s answers will be counted. Give this link up to begin again.
      </WarningText>
    )}
    <form method="post" action={`/surveys/${wave.id}/give-up`} novalidate>
      <input type="hidden" name="school" value={one.urn} />
      <input type="hidden" name="round" value={String(one.round)} />
      <Button kind="secondary">
        Give up this link<span class="govuk-visually-hidden"> of {one.name}</span>
      </Button>
    </form>
  </>
);

/** Of the schools whose links this person may hand out: their own, or all of them for whoever opens surveys. */
export async function handOut({ outside, partnership, signedIn }: SignedInContext, wave: SurveyWave) {
  const mine = partnership.schools.filter(
    ({ urn }) => wave.schools.includes(urn) && mayGiveUpLink(partnership, signedIn.person, urn),
  );
  if (mine.length === 0) return null;
  const pressed = await readPressed({ outside, partnership, wave });
  const handed = await Promise.all(
    mine.map(async ({ urn, name }): Promise<Handed[]> => {
      const round = linkRound(wave, urn);
      const address = await surveyAddress(outside, partnership.id, surveyAnswers(wave.id, urn, round));
      const roll = rollOf(partnership, wave, urn);
      return address === undefined ? [] : [{ urn, name, address, round, pressed: pressed.get(urn) ?? 0, roll }];
    }),
  );
  return (
    <>
      <h2 class="govuk-heading-m">Links to hand out</h2>
      <p class="govuk-body">
        One for each school, for all who take part there. Whoever has it can answer. If a link got into the wrong hands,
        or somebody answered again and again, give it up: the answers that came by it do not count, and the school gets
        a new one.
      </p>
      {handed.flat().map((one) => schoolBlock(wave, one))}
    </>
  );
}
