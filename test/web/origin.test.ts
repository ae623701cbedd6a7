import { describe, expect, it } from 'vitest';
import { sentByOwnPage } from '../../functions/web/origin.ts';

const own = 'https://partnership.example';
const local = 'http://127.0.0.1:3000';

describe('where a form was sent from', () => {
  it.each<[string, Record<string, string>, string, 'open' | 'link', boolean]>([
    ['a browser that says "same origin"', { 'sec-fetch-site': 'same-origin', origin: 'null' }, own, 'open', true],
    [
      'a browser that says "cross site", whatever the rest',
      { 'sec-fetch-site': 'cross-site', origin: own },
      own,
      'open',
      false,
    ],
    [
      'a neighbour under our domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.partnership.example' },
      own,
      'open',
      false,
    ],
    ['our own origin', { origin: own }, own, 'open', true],
    ['another origin', { origin: 'https://evil.example' }, own, 'open', false],
    ['another origin, to a link', { origin: 'https://evil.example' }, own, 'link', false],
    ['an origin that begins like ours', { origin: 'https://partnership.example.evil.example' }, own, 'open', false],
    ['our host without TLS', { origin: 'http://partnership.example' }, own, 'open', false],
    ['our host at another port', { origin: 'https://partnership.example:8443' }, own, 'open', false],
    ['no origin but our referrer', { referer: `${own}/page` }, own, 'open', true],
    ['no origin and another referrer', { referer: 'https://evil.example/' }, own, 'open', false],
    ['something that is no address', { origin: 'partnership.example' }, own, 'open', false],
    ['an old browser on our page that sends no referrer', { origin: 'null' }, own, 'open', false],
    ['the same, where the link is the authority', { origin: 'null' }, own, 'link', true],
    ['a hidden origin that says "cross site"', { origin: 'null', 'sec-fetch-site': 'cross-site' }, own, 'link', false],
    ['a program, which says nothing', {}, own, 'open', true],
    ['an address that was typed, and nothing more', { 'sec-fetch-site': 'none' }, own, 'open', true],
    ['this machine by its other name', { origin: 'http://localhost:3000' }, local, 'open', true],
    ['another port of this machine', { origin: 'http://localhost:3001' }, local, 'open', false],
    ['this machine, for a public address', { origin: 'http://localhost:3000' }, own, 'open', false],
  ])('%s', (_, headers, publicUrl, door, taken) => {
    expect(sentByOwnPage(headers, publicUrl, door)).toBe(taken);
  });
});
