/** Schools around one's own, to scale, north at the top: a picture of the list beside it, which says the same. */

export type MapPictureProps = {
  /** The own school, in the middle. */
  readonly own: string;
  readonly kilometres: number;
  /** Metres east and north of it, in the order of the list. */
  readonly places: readonly { readonly east: number; readonly north: number }[];
};

const size = 400;
const middle = size / 2;
const edge = 18;

/** Two rings that people can read distances by. */
const ringsWithin = (kilometres: number): number[] => [kilometres / 2, kilometres];

const rounded = (value: number): number => Math.round(value * 10) / 10;

export function MapPicture({ own, kilometres, places }: MapPictureProps) {
  const metresPerUnit = (kilometres * 1000) / (middle - edge);
  return (
    <svg
      class="sp-map"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`${places.length} schools within ${kilometres} km of ${own}, to scale. The list says the same.`}
    >
      {ringsWithin(kilometres).map((ring) => (
        <>
          <circle class="sp-map__ring" cx={middle} cy={middle} r={rounded((ring * 1000) / metresPerUnit)} />
          <text class="sp-map__ring-name" x={middle} y={rounded(middle + (ring * 1000) / metresPerUnit - 6)}>
            {ring} km
          </text>
        </>
      ))}
      <text class="sp-map__north" x={size - 20} y="24">
        N ↑
      </text>
      <rect class="sp-map__own" x={middle - 8} y={middle - 8} width="16" height="16" />
      {places.map(({ east, north }, index) => (
        <g class="sp-map__place">
          <circle cx={rounded(middle + east / metresPerUnit)} cy={rounded(middle - north / metresPerUnit)} r="11" />
          <text x={rounded(middle + east / metresPerUnit)} y={rounded(middle - north / metresPerUnit + 4.5)}>
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
