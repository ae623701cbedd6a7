/** Six marks that are told apart without colour, as path data around their middle. */
import { type Path, path } from 'd3-path';

const reach = 4;

const around = (points: readonly (readonly [number, number])[]): string => {
  const drawn = path();
  points.forEach(([x, y], at) => {
    if (at === 0) drawn.moveTo(x, y);
    else drawn.lineTo(x, y);
  });
  drawn.closePath();
  return drawn.toString();
};

const round = (): string => {
  const drawn: Path = path();
  drawn.arc(0, 0, reach, 0, 2 * Math.PI);
  return drawn.toString();
};

const square = (): string => {
  const drawn: Path = path();
  drawn.rect(-reach, -reach, 2 * reach, 2 * reach);
  return drawn.toString();
};

export const marks: readonly string[] = [
  round(),
  square(),
  around([
    [0, -5],
    [5, 4],
    [-5, 4],
  ]),
  around([
    [0, -6],
    [5, 0],
    [0, 6],
    [-5, 0],
  ]),
  around([
    [-1.5, -5],
    [1.5, -5],
    [1.5, -1.5],
    [5, -1.5],
    [5, 1.5],
    [1.5, 1.5],
    [1.5, 5],
    [-1.5, 5],
    [-1.5, 1.5],
    [-5, 1.5],
    [-5, -1.5],
    [-1.5, -1.5],
  ]),
  around([
    [-5, -4],
    [5, -4],
    [0, 5],
  ]),
];

/** A line through points, broken where one is not known. */
export const lineThrough = (points: readonly ({ readonly x: number; readonly y: number } | undefined)[]): string => {
  const drawn = path();
  points.forEach((point, at) => {
    if (!point) return;
    if (points[at - 1] === undefined) drawn.moveTo(point.x, point.y);
    else drawn.lineTo(point.x, point.y);
  });
  return drawn.toString();
};
