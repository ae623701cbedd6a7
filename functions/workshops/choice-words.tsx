/** What a teacher reads of one workshop before they choose: who leads it, and whether a place is open to them. */
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { countOf } from '../domain/wording.ts';
import { openTo, placesTaken } from '../domain/workshops/places.ts';
import type { Choice } from '../domain/workshops/workshop.ts';
import { Tag } from '../pages/components/tag.tsx';
import { roomOf, type Seen } from './in-hand.ts';

export type Open = {
  readonly places: number;
  readonly taken: number;
  /** To a teacher of that school. */
  readonly open: number;
  /** For other schools, until they are released. */
  readonly held: number;
  readonly waiting: number;
};

export const openFor = (seen: Seen, choice: Choice, school: string): Open => {
  const entries = seen.lists.find((list) => list.choice === choice.id)?.entries ?? [];
  const taken = placesTaken(entries).length;
  const open = openTo(roomOf(seen, choice.id), entries, school);
  const waiting = entries.filter(({ place }) => place === 'waiting').length;
  return {
    places: choice.places,
    taken,
    open,
    held: Math.max(0, choice.places - taken - open),
    waiting,
  };
};

export const ledBy = ({ partnership }: Pick<Seen, 'partnership'>, { leader }: Choice): string => {
  if (!leader) return 'Nobody leads it yet';
  const school = leader.school === undefined ? undefined : shortSchoolNames(partnership).get(leader.school);
  return school === undefined ? `Led by ${leader.name}, from outside our schools` : `Led by ${leader.name}, ${school}`;
};

const openWords = ({ open, held, waiting }: Open, school: string): string => {
  if (open === 0) return `Full for now: you would be number ${waiting + 1} on the waiting list`;
  return held > 0 ? `${countOf(open, 'place')} open to ${school}` : `${countOf(open, 'place')} left`;
};

export function ChoiceHint({
  seen,
  choice,
  school,
}: {
  seen: Seen;
  choice: Choice;
  school: { urn: string; name: string };
}) {
  const open = openFor(seen, choice, school.urn);
  return (
    <>
      {choice.about !== '' && (
        <>
          {choice.about}
          <br />
        </>
      )}
      {ledBy(seen, choice)}.
      <br />
      <Tag colour={open.open > 0 ? 'green' : 'yellow'}>{open.open > 0 ? 'Open' : 'Waiting list'}</Tag>{' '}
      {openWords(open, school.name)}. {open.places} places: {open.taken} taken
      {open.held > 0 ? `, ${open.held} held for other schools` : ''}.
    </>
  );
}
