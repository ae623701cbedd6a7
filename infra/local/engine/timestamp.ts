const offsetDateTime =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?([Zz]|[+-]\d\d:\d\d(?::\d\d)?)$/;

/**
 * Milliseconds of an ISO-8601 date and time with an offset (`2027-01-14T09:00:00Z`); undefined for anything else, a day
 * or an hour that does not exist included.
 */
export const readTimestamp = (text: string): number | undefined => {
  const parts = offsetDateTime.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return undefined;
  const offset = offsetSeconds(parts[8] ?? 'Z');
  return offset === undefined ? undefined : time.getTime() - offset * 1000;
};

/** Seconds east of Greenwich; undefined beyond eighteen hours, where there is no offset. */
const offsetSeconds = (text: string): number | undefined => {
  if (text.toUpperCase() === 'Z') return 0;
  const [hours, minutes, seconds] = text.slice(1).split(':').map(Number);
  const total = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  if ((minutes ?? 0) > 59 || (seconds ?? 0) > 59 || total > 18 * 3600) return undefined;
  return text.startsWith('-') ? -total : total;
};
