/** `npm run audit -- PARTNERSHIP`: checks a partnership's audit trail, and says which row is the first bad one. */
import { auditReport } from '../local/audit-report.ts';
import { readSettings } from '../local/settings.ts';

const [partnership] = process.argv.slice(2);
const settings = readSettings(process.env);
if (partnership === undefined || !settings.ok) {
  console.error(settings.ok ? 'Say which partnership: npm run audit -- wendle-valley' : settings.detail);
  process.exit(2);
}
const { lines, result } = auditReport(settings.value.dataDir, partnership);
(result === 'unknown' ? console.error : console.log)(lines.join('\n'));
process.exitCode = { ok: 0, bad: 1, unknown: 2 }[result];
