/** Dates out of order, and people and schools that nobody listed, in a proposal. */
import { repeats } from '../partnership/fault.ts';
import { activeSchools } from '../partnership/partnership.ts';
import { longDate } from '../wording.ts';
import { type Gap, type GapContext, gap, missing } from './gap.ts';
import type { ProposalContent } from './proposal.ts';

export const dateGaps = ({ agreement, purposes, chairUntil, aims, meetings }: ProposalContent): Gap[] => {
  const { from, until } = agreement;
  const endsBefore = from !== undefined && until !== undefined && until <= from;
  const early = (date: string | undefined): boolean => date !== undefined && from !== undefined && date < from;
  const tooEarly = `a date after the agreement begins${from ? `, ${longDate(from)}` : ''}`;
  return [
    ...missing(endsBefore, ['agreement', 'until'], 'The agreement must end after it begins.'),
    ...missing(early(chairUntil), ['chairUntil'], `The chair serves until ${tooEarly}.`),
    ...aims.flatMap((aim, i) => missing(early(aim.by), ['aims', i, 'by'], `An aim needs ${tooEarly}.`)),
    ...purposes.flatMap(({ from: start, until: end, title }, i) => {
      const reversed = start !== undefined && end !== undefined && end <= start;
      return missing(reversed, ['purposes', i, 'until'], `“${title}” must end after it begins.`);
    }),
    ...meetings.flatMap(({ date }, i) => {
      const late = until !== undefined && date > until;
      return missing(late, ['meetings', i, 'date'], 'This meeting is after the agreement ends.');
    }),
    ...repeats(meetings.map(({ date, time }) => `${date} ${time}`)).map((i) =>
      gap(['meetings', i, 'date'], 'This meeting is listed twice.'),
    ),
  ];
};

export const strangerGaps = (content: ProposalContent, { people }: GapContext): Gap[] => {
  if (!people) return [];
  const named: [Gap['path'], string | undefined][] = [
    [['chair'], content.chair],
    [['progressChaser'], content.progressChaser],
    [['mediator'], content.mediator],
    ...content.purposes.flatMap(({ lead, deputy }, i): [Gap['path'], string | undefined][] => [
      [['purposes', i, 'lead'], lead],
      [['purposes', i, 'deputy'], deputy],
    ]),
    ...content.activities.map(({ safeguardingLead }, i): [Gap['path'], string | undefined] => [
      ['activities', i, 'safeguardingLead'],
      safeguardingLead,
    ]),
    ...content.contacts.map(({ person }, i): [Gap['path'], string] => [['contacts', i, 'person'], person]),
  ];
  return named.flatMap(([path, person]) =>
    missing(person !== undefined && !people.has(person), path, 'Choose somebody who is listed in the partnership.'),
  );
};

export const strangeSchoolGaps = (content: ProposalContent, context: GapContext): Gap[] => {
  const urns = new Set(activeSchools(context).map(({ urn }) => urn));
  const named: [Gap['path'], string | undefined][] = [
    ...content.schools.map(({ urn }, i): [Gap['path'], string] => [['schools', i, 'urn'], urn]),
    ...content.activities.flatMap(({ host, schools }, i): [Gap['path'], string | undefined][] => [
      [['activities', i, 'host'], host],
      ...schools.map((urn, j): [Gap['path'], string] => [['activities', i, 'schools', j], urn]),
    ]),
    ...content.meetings.flatMap(({ host, thinkPiece }, i): [Gap['path'], string | undefined][] => [
      [['meetings', i, 'host'], host],
      [['meetings', i, 'thinkPiece'], thinkPiece],
    ]),
  ];
  return named.flatMap(([path, urn]) =>
    missing(urn !== undefined && !urns.has(urn), path, `No school in the partnership has the number ${urn}.`),
  );
};
