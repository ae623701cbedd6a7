/** Gaps in a proposal's purposes, activities and schools' shares. */
import { repeats } from '../partnership/fault.ts';
import { activeSchools } from '../partnership/partnership.ts';
import { type Gap, type GapContext, gap, isBlank, missing } from './gap.ts';
import type { ProposalContent } from './proposal.ts';

export const purposeGaps = ({ purposes }: ProposalContent): Gap[] => {
  if (purposes.length === 0) return [gap(['purposes'], 'Name at least one detailed purpose.')];
  const twice = repeats(purposes.map(({ id }) => id)).map((i) =>
    gap(['purposes', i, 'id'], 'This purpose is listed twice.'),
  );
  return [
    ...twice,
    ...purposes.flatMap((purpose, i) => [
      ...missing(isBlank(purpose.title), ['purposes', i, 'title'], `Give purpose ${i + 1} a title.`),
      ...missing(!purpose.lead, ['purposes', i, 'lead'], `Name who leads “${purpose.title}”.`),
      ...missing(!purpose.until, ['purposes', i, 'until'], `Say until when “${purpose.title}” is led.`),
      ...missing(purpose.success.length === 0, ['purposes', i, 'success'], `Say how “${purpose.title}” would succeed.`),
      ...missing(purpose.measures.length === 0, ['purposes', i, 'measures'], `Name a measure for “${purpose.title}”.`),
    ]),
  ];
};

export const activityGaps = ({ activities, purposes }: ProposalContent): Gap[] => {
  if (activities.length === 0) return [gap(['activities'], 'List at least one activity.')];
  const purposeIds = new Set(purposes.map(({ id }) => id));
  const twice = repeats(activities.map(({ id }) => id)).map((i) =>
    gap(['activities', i, 'id'], 'This activity is listed twice.'),
  );
  return [
    ...twice,
    ...activities.flatMap((activity, i) => {
      const named = `“${activity.title}”`;
      const stray = activity.purpose !== undefined && !purposeIds.has(activity.purpose);
      return [
        ...missing(isBlank(activity.title), ['activities', i, 'title'], `Give activity ${i + 1} a title.`),
        ...missing(
          activity.schools.length === 0,
          ['activities', i, 'schools'],
          `Say which schools take part in ${named}.`,
        ),
        ...missing(stray, ['activities', i, 'purpose'], `Choose one of the purposes for ${named}.`),
        ...missing(
          !activity.safeguardingLead,
          ['activities', i, 'safeguardingLead'],
          `Name who leads on safeguarding for ${named}.`,
        ),
        ...missing(
          !activity.checksConfirmed,
          ['activities', i, 'checksConfirmed'],
          `Confirm that the checks are done for ${named}.`,
        ),
        ...missing(
          isBlank(activity.concernsTo),
          ['activities', i, 'concernsTo'],
          `Say whom to tell of a concern in ${named}.`,
        ),
      ];
    }),
  ];
};

export const shareGaps = (content: ProposalContent, context: GapContext): Gap[] => {
  const twice = repeats(content.schools.map(({ urn }) => urn)).map((i) =>
    gap(['schools', i, 'urn'], 'This school is listed twice.'),
  );
  return [
    ...twice,
    ...activeSchools(context).flatMap(({ urn, name, lead }) => {
      const i = content.schools.findIndex((share) => share.urn === urn);
      const share = content.schools[i];
      const unknown = context.people !== undefined && !context.people.has(lead);
      const leadGap = unknown ? [gap(['schools'], `Name a project lead at ${name}.`, 'project-leads')] : [];
      if (!share) {
        return [
          ...leadGap,
          gap(['schools'], `Say what ${name} offers, and what it needs.`, 'offers-and-needs'),
          gap(['schools'], `Say how many hours and how much money ${name} puts in.`, 'promises'),
          gap(['schools'], `Say how ${name} reports on the work.`, 'reporting'),
        ];
      }
      return [
        ...leadGap,
        ...missing(share.offers.length === 0, ['schools', i, 'offers'], `Say what ${name} offers.`),
        ...missing(share.needs.length === 0, ['schools', i, 'needs'], `Say what ${name} needs.`),
        ...missing(share.hours === undefined, ['schools', i, 'hours'], `Say how many hours ${name} puts in.`),
        ...missing(share.pence === undefined, ['schools', i, 'pence'], `Say how much money ${name} puts in, or £0.`),
        ...missing(isBlank(share.reporting), ['schools', i, 'reporting'], `Say how ${name} reports on the work.`),
        ...missing(
          share.inJobDescriptions === undefined,
          ['schools', i, 'inJobDescriptions'],
          `Say whether job descriptions at ${name} name the work.`,
        ),
      ];
    }),
  ];
};
