/**
 * Whether a form was sent by one of our own pages. Another site can make a visitor's browser post a form to us, with
 * the visitor's cookie; the browser then tells the truth about where the form stood. Why each line is as it is:
 * infra/decisions/where-a-form-came-from.md.
 */
import type { Headers } from './read-event.ts';
import type { Route } from './route.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** On one's own machine the same server has several names. */
const sameServer = (one: URL, other: URL): boolean => {
  if (one.origin === other.origin) return true;
  const bothHere = loopbackNames.has(one.hostname) && loopbackNames.has(other.hostname);
  return bothHere && one.port === other.port && one.protocol === other.protocol;
};

const cameFrom = (said: string, publicUrl: string): boolean => {
  const from = URL.parse(said);
  const own = URL.parse(publicUrl);
  return from !== null && own !== null && sameServer(from, own);
};

export const sentByOwnPage = (headers: Headers, publicUrl: string, door: Route['door']): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return site === 'same-origin';
  const { origin, referer } = headers;
  // Our pages send no referrer, so a browser without Sec-Fetch-Site says `null` about them. Where the link itself is
  // the authority there is no cookie to borrow; whoever could forge the post could as well send it.
  if (origin === 'null') return door === 'link';
  if (origin !== undefined) return cameFrom(origin, publicUrl);
  if (referer !== undefined) return cameFrom(referer, publicUrl);
  // Every browser says at least one of the three about a post from another site: this is a program.
  return true;
};
