/** Four schools with a way between them, for the eye alone: it says nothing that the words beside it do not. */

const places = [
  [60, 40],
  [150, 78],
  [48, 132],
  [206, 150],
] as const;

const ways = [
  [0, 1],
  [0, 2],
  [1, 2],
  [1, 3],
] as const;

const House = ({ x, y }: { x: number; y: number }) => (
  <path d={`M${x - 13} ${y + 10}v-14l13-10 13 10v14zM${x - 4} ${y + 10}v-9h8v9z`} fill-rule="evenodd" />
);

export function SchoolsPicture() {
  return (
    <svg class="sp-front__picture" viewBox="0 0 260 180" aria-hidden="true" focusable="false">
      <path class="sp-front__river" d="M0 86c60-8 70 40 130 40s70 34 130 22" />
      {ways.map(([from, to]) => (
        <line x1={places[from][0]} y1={places[from][1]} x2={places[to][0]} y2={places[to][1]} />
      ))}
      {places.map(([x, y]) => (
        <House x={x} y={y} />
      ))}
    </svg>
  );
}
