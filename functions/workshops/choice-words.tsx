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

const perRow = 10;
/** From the middle of one dot to the next. Points of the picture. */
const step = 19;

/** A dot a place: taken, held for other schools, open. The words beside it say the same. */
function PlacesPicture({ open }: { open: Open }) {
  const dots = [
    ...Array.from({ length: open.taken }, () => 'taken'),
    ...Array.from({ length: open.held }, () => 'held'),
    ...Array.from({ length: open.open }, () => 'open'),
  ];
  const width = Math.min(dots.length, perRow) * step;
  const height = Math.ceil(dots.length / perRow) * step;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {dots.map((dot, at) => {
        const [x, y] = [(at % perRow) * step + 9, Math.trunc(at / perRow) * step + 9];
        if (dot === 'taken') return <circle cx={x} cy={y} r="7" fill="#174e4a" />;
        if (dot === 'open') return <circle cx={x} cy={y} r="6" fill="#fdf0d9" stroke="#7a4a05" stroke-width="2.5" />;
        return (
          <>
            <circle cx={x} cy={y} r="6.5" fill="#ffffff" stroke="#6b7a76" stroke-width="1.5" />
            <path d={`M${x - 4} ${y + 4}l8 -8`} stroke="#6b7a76" stroke-width="1.5" />
          </>
        );
      })}
    </svg>
  );
}

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
      <br />
      <PlacesPicture open={open} />
    </>
  );
}
