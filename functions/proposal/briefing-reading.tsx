/** The briefing for whoever has its reading link: the plan as boards see it, before anything is decided (DOMAIN R10). */
import { readNames } from '../asking/names.ts';
import type { ReadingView } from '../asking/reading-routes.tsx';
import { activeSchools, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import { Briefing } from '../pages/briefing.tsx';
import { Plan } from '../pages/plan.tsx';
import { readPlan } from '../records/plans.ts';

export const briefingReading: ReadingView = async (outside, partnership, id) => {
  const plan = await readPlan(outside, partnership.id, id);
  if (!plan) return undefined;
  const nameOf = await readNames(outside, partnership.id);
  return {
    title: 'The plan: a briefing for boards',
    heading: `The ${shortPartnershipName(partnership.name)} plan: a briefing for boards`,
    note: 'Your board decides, and nothing is decided yet. You can read here and talk about it. When your board is asked, you get a link of your own, with which you can also ask questions. Until then, reply to the email that brought you here.',
    children: (
      <>
        <Briefing content={plan.content} schools={activeSchools(partnership)} planHref="#whole-plan" />
        <h2 class="govuk-heading-l" id="whole-plan">
          The whole plan
        </h2>
        <Plan content={plan.content} nameOf={(one) => schoolByUrn(partnership, one)?.name ?? nameOf(one)} />
      </>
    ),
  };
};
