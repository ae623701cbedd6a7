/**
 * `npm run hostile`: lives the demonstration's year and tries every form that somebody saw, and every route, with hostile
 * words, numbers, dates, files, bodies and methods. The last line is JSON: nothing may end in a server error, nobody may be let
 * in, and no answer may take a second of the processor. Exit code 1 where one does. The short form is in the tests.
 */
import { hostileYear } from '../proof/hostile/year.ts';

const mostMs = 1000;

const { faults, ...counts } = await hostileYear({ doors: true, tell: console.log });
for (const fault of faults.slice(0, 200)) console.log(`FAULT ${fault}`);
const passed = counts.serverErrors === 0 && counts.letIn === 0 && counts.slowestMs < mostMs && faults.length === 0;
console.log(JSON.stringify({ ...counts, faults: faults.length, passed }));
process.exitCode = passed ? 0 : 1;
