/** `npm run audit`: verifies every audit trail in DATA_DIR, while the system runs or not. Exit code 1 when one is broken. */
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { folderAsked, openDataFolder } from '../local/data-folder.ts';

const folder = openDataFolder(folderAsked());
let failed = 0;
for (const partnership of folder.partnerships) {
  const { events, head, fault } = await verifyAudit(folder.store, partnership, folder.keptHeads);
  if (fault) failed += 1;
  const said = fault
    ? `FAILED: row ${fault.sequence} ${fault.because}, ${events} events before it are good`
    : `${events} events, head ${head.hash}`;
  console.log(`${partnership}: ${said}`);
}
console.log(`${folder.partnerships.length - failed} passed, ${failed} failed`);
folder.close();
process.exitCode = failed === 0 ? 0 : 1;
