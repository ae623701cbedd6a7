/** Doors of every kind, each with something to find out behind it, and what a test asks of them. */
import { load } from 'cheerio';
import { expect } from 'vitest';
import * as z from 'zod';
import { readPosted } from '../../functions/web/posted.ts';
import { problem } from '../../functions/web/problem.tsx';
import { file, page, redirect } from '../../functions/web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../../functions/web/route.ts';
import { makeToken } from '../../functions/web/token.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { someLinkKeys } from './link-keys.ts';
import { serve } from './served.ts';

export const linkKeys = someLinkKeys();
/** A token that leads somewhere, and one of the same shape that somebody made up. */
export const good = makeToken(linkKeys, 'goodlinkgoodlink0000').token;
export const wrong = makeToken(someLinkKeys({ 1: 'somebody else' }), 'goodlinkgoodlink0000').token;

/** What reached a use case; empty it before each test. */
export const seen: WebRequest[] = [];
const note = (answer: WebResponse) => async (_: unknown, request: WebRequest) => {
  seen.push(request);
  return answer;
};
const fact = { partition: 'fact', sort: 'fact', body: {}, expect: 'absent' } as const;

export const routes: readonly Route[] = [
  { method: 'GET', path: '/', door: 'open', handle: note(page('<p>first</p>')) },
  { method: 'POST', path: '/things', door: 'open', handle: note(redirect('/')) },
  { method: 'POST', path: '/files', door: 'open', files: ['sheet', 'copy'], handle: note(redirect('/')) },
  { method: 'GET', path: '/own', door: 'signed-in', handle: note(page('<p>own</p>')) },
  { method: 'POST', path: '/own', door: 'signed-in', handle: note(redirect('/')) },
  {
    method: 'GET',
    path: '/l/:token',
    door: 'link',
    handle: async (outside, { params }) =>
      params.token === good ? page('<p>the link</p>') : problem(outside, 'not-found'),
  },
  { method: 'POST', path: '/l/:token', door: 'link', handle: note(redirect('/')) },
  { method: 'GET', path: '/file', door: 'open', handle: note(file('text/csv', 'a,b', 'Bo"r\r\nd.csv')) },
  { method: 'GET', path: '/long', door: 'open', handle: note(page(`<p>${'words '.repeat(1000)}</p>`)) },
  {
    method: 'GET',
    path: '/writes',
    door: 'open',
    handle: async (outside) => {
      await outside.store.commit({ put: [fact] });
      return page('written');
    },
  },
  {
    method: 'POST',
    path: '/breaks',
    door: 'open',
    handle: async () => {
      throw new TypeError('sam@school.example said /etc/secret');
    },
  },
  {
    method: 'POST',
    path: '/strict',
    door: 'open',
    handle: async (outside, { form }) =>
      readPosted(z.strictObject({ name: z.string() }), form).ok ? redirect('/') : problem(outside, 'unreadable'),
  },
];

export const form = { 'content-type': 'application/x-www-form-urlencoded' };

export const openDoors = async () => {
  const outside: TestOutside = anOutside({ linkKeys });
  const door = await serve(routes, outside);

  const get = (path: string, init: RequestInit = {}) => fetch(`${door.url}${path}`, { redirect: 'manual', ...init });
  const post = (path: string, body: BodyInit | null, headers: Record<string, string> = form) =>
    fetch(`${door.url}${path}`, { method: 'POST', redirect: 'manual', body, headers });

  /** A problem's page: for people, with a reference that is in the log, and nothing of our workings. */
  const expectProblemPage = async (response: Response, status: number, hidden: readonly string[] = []) => {
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const $ = load(html);
    expect($('h1').text()).not.toBe('');
    const reference = $('main strong').last().text();
    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(outside.heard.lines.some((line) => line.reference === reference)).toBe(true);
    for (const text of ['node_modules', '.ts:', 'Error', process.cwd(), ...hidden]) expect(html).not.toContain(text);
    return html;
  };
  const countItems = () => outside.db.prepare('SELECT count(*) AS n FROM items').get()?.n;
  return { ...door, outside, get, post, expectProblemPage, countItems };
};
export type Doors = Awaited<ReturnType<typeof openDoors>>;
