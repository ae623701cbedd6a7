/** What stands of one date of the diary, and what happened to it. */
import type { SignedInContext } from '../asking/signed-in-context.ts';
import { weekday } from '../domain/calendar.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { occasionWhere, stateWords } from '../domain/diary/occasion-words.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Bullets } from '../pages/paragraphs.tsx';

export const dayWords = (date: PlainDate): string => `${weekday(date)} ${longDate(date)}`;

export function Facts({ here, occasion }: { here: SignedInContext; occasion: Occasion }) {
  const names = shortSchoolNames(here.partnership);
  const name = (urn: string) => names.get(urn) ?? urn;
  return (
    <SummaryList
      rows={[
        { key: 'When', value: `${dayWords(occasion.date)}, ${occasion.start} to ${occasion.end}` },
        { key: 'Where', value: occasionWhere(occasion, names) },
        ...(occasion.joining === undefined ? [] : [{ key: 'How to join', value: occasion.joining }]),
        { key: 'Schools', value: occasion.schools.map(name).join('; ') },
        ...(occasion.thinkPiece === undefined ? [] : [{ key: 'Think piece', value: name(occasion.thinkPiece) }]),
        { key: 'State', value: stateWords[occasion.state] },
      ]}
    />
  );
}

export function Story({ occasion, nameOf }: { occasion: Occasion; nameOf: (id: string) => string }) {
  const told = [
    ...occasion.moved.map(
      ({ from, start, by, reason }) => `It was on ${dayWords(from)} at ${start}. ${nameOf(by)} moved it: ${reason}`,
    ),
    ...occasion.accepted.map(({ clash, reason }) => `${clash} It stays because: ${reason}`),
    ...(occasion.cancelled ? [`${nameOf(occasion.cancelled.by)} called it off: ${occasion.cancelled.reason}`] : []),
  ];
  if (told.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What happened to it</h2>
      <Bullets items={told} />
    </>
  );
}
