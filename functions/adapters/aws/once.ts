/** Something that is made once in the life of a process, and made again only if making it failed. */
export const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
};

/**
 * The same, begun at once: Lambda gives a process that starts more than its share of the processor. A failure is told to
 * the first who asks; whoever asks after that has it made again.
 */
export const begun = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let first: Promise<T> | undefined = make();
  first.catch(() => undefined);
  const later = once(make);
  return async () => {
    try {
      return await (first ?? later());
    } catch (error) {
      first = undefined;
      throw error;
    }
  };
};
