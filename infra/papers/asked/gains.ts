/** 004: what staff and supporters gain. */
import { type Asked, line } from './line.ts';

export const fromGains: readonly Asked[] = [
  line('004', 'R6', 'know why each joins: savings, growth, values', [], [], 'motive'),
  line(
    '004',
    'R26',
    'let staff grow into roles at a partner school',
    ['/ledger'],
    ['loses a line and a role that it takes back'],
  ),
  line(
    '004',
    'R33',
    'see like schools do it differently, and share',
    ['/standing'],
    ['is accepted by the other school alone, and both it and the lead of the partnership hear'],
  ),
];
