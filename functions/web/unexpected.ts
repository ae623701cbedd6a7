/** Turns an error that nobody expected into a page, and a log line that holds no words of anybody's. */
import type { Outside } from '../ports.ts';
import { problem } from './problem.tsx';

/** Errors that pass by themselves: many commits at once, a disk that is full or busy. */
const passing = new Set(['TooBusy', 'StoreUnavailable']);

/** Where it happened, without the message: that may quote what somebody typed. */
const placeOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' ');

type Handled = { error: unknown; response: unknown };

export const unexpectedProblems = (outside: Outside) => ({
  onError: (request: Handled): void => {
    const error = request.error instanceof Error ? request.error : new Error('not an error');
    const name = passing.has(error.name) ? 'for-now-unable' : 'our-fault';
    request.response = problem(outside, name, { error: error.name, place: placeOf(error) });
  },
});
