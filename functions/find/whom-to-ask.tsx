/** Whom to ask locally, by name where the register says it, and what other schools do together (000). */
import { areaExampleNames, areaExamples, areas, exampleWords } from '../domain/proposal/area-examples.ts';
import type { Near } from '../domain/register/register.ts';
import type { RegisterSchool } from '../domain/register/register-school.ts';
import { Details } from '../pages/components/details.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { areaHeadings } from '../pages/plan-activities.tsx';

const mostTrusts = 5;

/** Those with most schools around come first. */
const trustsAround = (around: readonly Near[]): string[] => {
  const schools = new Map<string, number>();
  for (const { school } of around)
    if (school.trust !== undefined) schools.set(school.trust, (schools.get(school.trust) ?? 0) + 1);
  return [...schools]
    .toSorted(([one, many], [other, more]) => more - many || one.localeCompare(other))
    .slice(0, mostTrusts)
    .map(([trust]) => trust);
};

export function WhomToAsk({
  around,
  own,
}: {
  around: readonly Near[];
  own: Pick<RegisterSchool, 'council'> | undefined;
}) {
  const trusts = trustsAround(around);
  const council = own?.council;
  return (
    <>
      <h2 class="govuk-heading-m">Whom to ask near you</h2>
      <Bullets
        items={[
          council === undefined
            ? 'Your council: its school improvement team'
            : `${council}: its school improvement team`,
          trusts.length === 0 ? 'The trusts around you' : `The trusts around you: ${trusts.join('; ')}`,
          'The teaching school hub for your area',
          'The regions group of the Department for Education, for what academies in your area need to improve',
        ]}
      />
      <p class="govuk-body">
        Cold calls seldom work: find somebody who knows you both. What they tell you that your area needs has a place in
        the plan, with who says so: it is asked with your aims.
      </p>
    </>
  );
}

export function WhatOthersDo() {
  return (
    <Details summary="What schools do together">
      {areas.map((area) => (
        <>
          <h3 class="govuk-heading-s">{areaHeadings[area]}</h3>
          <Bullets items={areaExampleNames.filter((name) => areaExamples[name][0] === area).map(exampleWords)} />
        </>
      ))}
    </Details>
  );
}
