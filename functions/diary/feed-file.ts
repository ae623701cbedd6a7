/** `/f/<token>/calendar.ics`: the diary as calendar programs read it, again and again. Looking commits nothing. */
import { feedOf, mayHaveFeed } from '../domain/diary/feed.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import { instantAt, londonDate } from '../domain/london.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { type CalendarEvent, calendarFeed } from '../mail/calendar-file.ts';
import type { Outside } from '../ports.ts';
import { type Diary, readDiary } from '../records/diary.ts';
import { sha256 } from '../records/digest.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { type FollowedFeed, followFeedLink } from './feed-links.ts';

/** When this entry last changed; for a date of the plan that nothing has happened to, a day that never changes. */
const changedAt = ({ cancelled, moved, date }: Occasion): Date =>
  new Date(cancelled?.at ?? moved.at(-1)?.at ?? `${date.slice(0, 4)}-01-01T00:00:00.000Z`);

const eventOf = (
  occasion: Occasion,
  partnership: Partnership,
  names: ReadonlyMap<string, string>,
  publicUrl: string,
): CalendarEvent => {
  const { id, title, date, start, end, cancelled, thinkPiece, joining } = occasion;
  const where = occasionWhere(occasion, names);
  const piece = thinkPiece === undefined ? [] : [`${names.get(thinkPiece) ?? thinkPiece} brings the think piece.`];
  return {
    uid: `${partnership.id}-${id}@${new URL(publicUrl).hostname}`,
    sequence: occasion.sequence,
    stamp: changedAt(occasion),
    title: `${cancelled ? 'Cancelled: ' : ''}${title}, ${partnership.name}`,
    where: joining === undefined ? where.replace(/^at /, '') : `${where}: ${joining}`,
    description: [
      ...(cancelled ? [`It was called off: ${cancelled.reason}`] : []),
      ...piece,
      `What stands in the diary: ${publicUrl}/diary/${id}`,
    ].join('\n'),
    ...(cancelled && { cancelled: true }),
    when: { start: instantAt(date, start), end: instantAt(date, end) },
  };
};

const nameOf = (partnership: Partnership, holder: FollowedFeed['holder']): string => {
  const urn = holder.startsWith('school:') ? holder.slice('school:'.length) : undefined;
  const school = urn === undefined ? undefined : schoolByUrn(partnership, urn);
  return school ? `${partnership.name}: ${school.name}` : partnership.name;
};

const calendarOf = (
  outside: Outside,
  partnership: Partnership,
  { occasions }: Diary,
  holder: FollowedFeed['holder'],
): string => {
  const names = shortSchoolNames(partnership);
  const shown = feedOf(partnership, holder, occasions, londonDate(outside.clock.now()));
  const { publicUrl } = outside.settings;
  return calendarFeed(
    nameOf(partnership, holder),
    shown.map((occasion) => eventOf(occasion, partnership, names, publicUrl)),
  );
};

/**
 * Names the diary as it stands on a day. A program that has this version is told so after two small reads; that tells
 * nobody anything, so whoever has left finds out with the next change, or the next day.
 */
const versionOf = (outside: Outside, { partnership, holder, feeds }: FollowedFeed): string =>
  `"${sha256(`${partnership}/${holder}/${feeds.changes}/${londonDate(outside.clock.now())}`).slice(0, 20)}"`;

const has = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

const show = async (outside: Outside, { params, ifNoneMatch }: WebRequest): Promise<WebResponse> => {
  const followed = await followFeedLink(outside, params.token ?? '');
  if (!followed) return problem(outside, 'not-found');
  const etag = versionOf(outside, followed);
  if (has(ifNoneMatch, etag)) return { kind: 'unchanged', etag };
  const item = await outside.store.get(partnerships.key(followed.partnership, theOne));
  const partnership = item && decode(partnerships, item);
  if (!partnership || !mayHaveFeed(partnership, followed.holder)) return problem(outside, 'not-found');
  const content = calendarOf(outside, partnership, await readDiary(outside, partnership), followed.holder);
  return { ...file('text/calendar; charset=utf-8', content, 'calendar.ics'), etag };
};

export const feedRoutes: readonly Route[] = [
  { method: 'GET', path: '/f/:token/calendar.ics', door: 'link', handle: show },
];
