/** `npm run conformance -- FILE`: runs every case of a file on the engine, and says where it differs from the service. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { reportOn } from '../local/engine/conformance/report.ts';

const file = process.argv[2];
if (file === undefined) {
  console.error('Say which file of cases to run: npm run conformance -- FILE');
  process.exit(2);
}
const cases = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
const { lines, failed } = await reportOn(cases);
console.log(lines.join('\n'));
process.exitCode = failed === 0 ? 0 : 1;
