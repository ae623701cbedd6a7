/** What going there takes: an estimate from the straight line, said to be one (R3). */
import type { PlainDate } from '../values.ts';

/** Roads are longer than the straight line by about this much. */
const roadPerStraight = 1.3;
const kilometresAnHour = 30;
const minutesToPark = 5;
const kilometresAMile = 1.609_344;
/** Nobody claims a mile for a walk. */
const walkedBelow = 1;

/** What a mile by car is paid, pence, from this day on. Reviewed in November 2026; the latest that has begun counts. */
const mileage: readonly { readonly from: PlainDate; readonly pence: number }[] = [{ from: '2011-04-06', pence: 45 }];

export type Travel = {
  /** By road, one way. */
  readonly minutes: number;
  /** By road, there and back. */
  readonly milesThereAndBack: number;
  /** One car, there and back. 0 where people walk. */
  readonly penceThereAndBack: number;
};

/** An estimate: the road is taken as 1.3 times the straight line, at 30 km an hour and 5 minutes to park. */
export const travelFor = (straightKilometres: number, on: PlainDate): Travel => {
  const road = straightKilometres * roadPerStraight;
  const miles = (2 * road) / kilometresAMile;
  const rate = mileage.findLast(({ from }) => from <= on)?.pence ?? 0;
  return {
    minutes: Math.round((road / kilometresAnHour) * 60 + minutesToPark),
    milesThereAndBack: miles,
    penceThereAndBack: straightKilometres < walkedBelow ? 0 : Math.round(miles * rate),
  };
};

export type Spread = {
  /** More schools than work well together at first. */
  readonly large: boolean;
  /** The two that are furthest apart, when that is far. */
  readonly spreadOut: boolean;
  readonly widestKilometres: number | undefined;
  /** All within a walk of each other. */
  readonly nextDoor: boolean;
};

/** More than this many are many. */
const manySchools = 8;
const farKilometres = 15;
const nextDoorKilometres = 0.25;

/** `pairs`: straight kilometres of every pair of schools whose positions are known. */
export const spreadOf = (schools: number, pairs: readonly number[]): Spread => {
  const widest = pairs.length === 0 ? undefined : Math.max(...pairs);
  return {
    large: schools > manySchools,
    spreadOut: widest !== undefined && widest > farKilometres,
    widestKilometres: widest,
    nextDoor: widest !== undefined && widest <= nextDoorKilometres,
  };
};
