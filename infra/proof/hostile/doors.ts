/** Every route, come to by somebody who may not: wrong methods, bodies, sessions, tokens, sites, and files. */
import type { Route } from '../../../functions/web/route.ts';
import type { Attempt } from './attempts.ts';
import { hostileMultiparts, hostilePdfs, hostileTables, hostileWorkbooks } from './files.ts';

const ours = { 'sec-fetch-site': 'same-origin', origin: 'null' };
const form = { ...ours, 'content-type': 'application/x-www-form-urlencoded' };

/** In place of what a path names. */
const params: readonly string[] = [
  'x',
  '__proto__',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%ff%fe',
  '%E2%80%AE',
  'A'.repeat(2000),
  'B'.repeat(850),
  '%E2%82%AC'.repeat(90),
  `a'b"c<d>e`.repeat(20),
  '-1',
  '999999999999999999999',
  '202627-99999',
];
const filledIn = (path: string, value: string): string => path.replaceAll(/:\w+/g, () => value);

const queries: readonly string[] = [
  '?next=//evil.example&before=-1&person=__proto__&event=constructor',
  '?before=99999999999999999999&year=NaN&date=2027-02-30&page=1e999',
  `?q=${'%00'.repeat(50)}${'a'.repeat(4000)}`,
  `?q=${'a'.repeat(3000)}`,
  '?a=%ff&__proto__[x]=1&constructor[prototype][y]=2',
  `?${'a=1&'.repeat(2000)}`,
];

const methods: readonly string[] = ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'LOCK'];

/** Bodies that are no form, each with what they say they are. */
const bodies: Readonly<Record<string, RequestInit>> = {
  'deep JSON': {
    body: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    headers: { ...ours, 'content-type': 'application/json' },
  },
  'JSON with a prototype': {
    body: '{"__proto__":{"role":"hostile"},"constructor":1}',
    headers: { ...ours, 'content-type': 'application/json' },
  },
  'plain text': { body: 'a=b', headers: { ...ours, 'content-type': 'text/plain' } },
  'XML with an entity': {
    body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    headers: { ...ours, 'content-type': 'application/xml' },
  },
  'no kind at all': { body: new Uint8Array([255, 0, 1]), headers: ours },
  'two kinds': { body: 'a=b', headers: { ...form, 'content-type': 'application/x-www-form-urlencoded, text/html' } },
  packed: { body: new Uint8Array([31, 139, 8, 0]), headers: { ...form, 'content-encoding': 'gzip' } },
  'parts without a boundary': { body: 'x', headers: { ...ours, 'content-type': 'multipart/form-data' } },
  '20,000 fields': { body: 'a=1&'.repeat(20_000), headers: form },
  'one field of 2 MB': { body: `a=${'b'.repeat(2_000_000)}`, headers: form },
  '11 MB': { body: new Uint8Array(11_000_000), headers: form },
  percents: { body: '%'.repeat(200_000), headers: form },
  brackets: { body: `a${'[x]'.repeat(50_000)}=1`, headers: form },
};

export type Session = { readonly cookie: string };

const nameOf = ({ method, path }: Route, what: string): string => `${method} ${path} ${what}`;

const headersWith = (init: RequestInit, cookie: string): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string>), ...(cookie !== '' && { cookie }) },
});

const postsTo = (route: Route, session: Session): Attempt[] => {
  const path = filledIn(route.path, 'x');
  const from = (what: string, init: RequestInit, cookie = session.cookie): Attempt => ({
    name: nameOf(route, what),
    path,
    init: headersWith({ method: 'POST', ...init }, cookie),
    must: 'refused',
  });
  return [
    ...Object.entries(bodies).map(([what, init]) => from(`with ${what}`, init)),
    from('from another site', {
      body: 'a=b',
      headers: { ...form, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    }),
    from('from a site beside ours', {
      body: 'a=b',
      headers: { ...form, 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' },
    }),
    from('by nobody', { body: 'a=b', headers: form }, ''),
    from(
      'with a made-up session',
      { body: 'a=b', headers: form },
      'session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ),
    from('with a heap of cookies', { body: 'a=b', headers: form }, 'session=x; '.repeat(600)),
    from(
      'for another host',
      {
        body: 'a=b',
        headers: { ...form, 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4, unknown, ::1' },
      },
      '',
    ),
  ];
};

const getsOf = (route: Route, session: Session): Attempt[] => {
  const must = route.door === 'open' ? ('unchanged' as const) : ('refused' as const);
  const get = (what: string, path: string, cookie: string, kind: Attempt['must']): Attempt => ({
    name: nameOf(route, what),
    path,
    init: headersWith({ method: 'GET', headers: {} }, cookie),
    must: kind,
  });
  return [
    ...params.map((value) => get(`as ${value.slice(0, 30)}`, filledIn(route.path, value), '', must)),
    ...params.map((value) =>
      get(`as ${value.slice(0, 30)}, signed in`, filledIn(route.path, value), session.cookie, 'unchanged'),
    ),
    ...queries.map((query) =>
      get(`with ${query.slice(0, 30)}`, `${filledIn(route.path, 'x')}${query}`, session.cookie, 'unchanged'),
    ),
  ];
};

/** One of each path: what is asked of it in every way that there is. */
const waysTo = (path: string, session: Session): Attempt[] =>
  methods.map((method) => ({
    name: `${method} ${path}`,
    path: filledIn(path, 'x'),
    init: headersWith({ method, headers: ours }, session.cookie),
    must: 'unchanged' as const,
  }));

/** Every route in every way. */
export const attemptsAtDoors = (routes: readonly Route[], session: Session): Attempt[] => {
  const paths = [...new Set(routes.map(({ path }) => path))];
  return [
    ...paths.flatMap((path) => waysTo(path, session)),
    ...routes.flatMap((route) => (route.method === 'POST' ? postsTo(route, session) : getsOf(route, session))),
  ];
};

const boundary = 'a-boundary';
const inParts = (field: string, name: string, bytes: Uint8Array, others: readonly (readonly [string, string])[]) => ({
  contentType: `multipart/form-data; boundary=${boundary}`,
  body: Buffer.concat([
    ...others.map(([other, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${other}"\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
});

type FileDoor = {
  readonly path: string;
  readonly field: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly cookie: string;
};

/** Every hostile file at a door that takes files, sent by somebody who may send one, and every form in parts. */
export const attemptsWithFiles = ({ path, field, fields, cookie }: FileDoor): Attempt[] => {
  const sent = (what: string, { contentType, body }: { contentType: string; body: Buffer }): Attempt => ({
    name: `POST ${path} ${what}`,
    path,
    init: {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { ...ours, 'content-type': contentType, ...(cookie !== '' && { cookie }) },
    },
    must: 'unchanged',
  });
  const files = { ...hostileWorkbooks, ...hostileTables, ...hostilePdfs };
  return [
    ...Object.entries(files).map(([what, make]) => sent(what, inParts(field, 'a.xlsx', make(), fields))),
    ...Object.entries(files).map(([what, make]) =>
      sent(`${what}, by a name that lies`, inParts(field, '../../a\u202Efdp.csv\u0000.pdf', make(), fields)),
    ),
    ...Object.entries(hostileMultiparts).map(([what, make]) => sent(`in parts: ${what}`, make())),
  ];
};
