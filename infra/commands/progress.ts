/** How far a long command has come, and how long is left: one line that grows on a screen, and nothing where nobody watches. */

type Watched = { readonly isTTY?: boolean; write(text: string): unknown };

const shortest = 3000;

/** `2 minutes 5 seconds`; below a minute the seconds alone. */
const inWords = (ms: number): string => {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const of = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  if (minutes === 0) return of(seconds, 'second');
  return rest === 0 ? of(minutes, 'minute') : `${of(minutes, 'minute')} ${of(rest, 'second')}`;
};

/** What is left, by how long what is done took. Nothing before anybody can tell. */
export const leftOf = (done: number, of: number, elapsedMs: number): string | undefined =>
  done === 0 || done >= of || elapsedMs < shortest
    ? undefined
    : `about ${inWords((elapsedMs / done) * (of - done))} left`;

/** Say how many are done as they are: `of` in all. What takes no three seconds says nothing. */
export const counting = (
  of: number,
  what: string,
  { out = process.stderr, now = () => performance.now() }: { out?: Watched; now?: () => number } = {},
): ((done: number) => void) => {
  const began = now();
  return (done) => {
    if (out.isTTY !== true) return;
    const left = leftOf(done, of, now() - began);
    if (left !== undefined) out.write(`\r\u001b[K${done} of ${of} ${what}, ${left}`);
    else if (done >= of && now() - began >= shortest) out.write('\r\u001b[K');
  };
};
