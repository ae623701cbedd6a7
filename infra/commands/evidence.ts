/**
 * `npm run evidence -- export PARTNERSHIP mou 202627-1 FILE` writes the evidence of a sealed document from DATA_DIR,
 * as a PDF where FILE ends in `.pdf`, and otherwise as JSON.
 * `npm run evidence -- verify FILE [HEADS]` checks such a file, or the PDF of the evidence that carries one, with no
 * access to any store; HEADS is the file in which
 * heads of audit trails were kept. Exit code 1 when something does not hold.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readAuditHeads } from '../../functions/adapters/local/audit-anchor.ts';
import { renderHere } from '../../functions/adapters/local/papers.ts';
import { readNames } from '../../functions/asking/names.ts';
import { Evidence, evidenceInFile, readEvidence } from '../../functions/records/evidence.ts';
import { decode } from '../../functions/records/kind.ts';
import { documentId, documentKinds, partnerships, theOne } from '../../functions/records/kinds.ts';
import { verifyEvidence } from '../../functions/records/verify-evidence.ts';
import { evidencePaper } from '../../functions/signing/evidence-paper.ts';
import { type DataFolder, folderAsked, openDataFolder } from '../local/data-folder.ts';

const usage =
  'npm run evidence -- export PARTNERSHIP mou|data-agreement YEAR-VERSION FILE\nnpm run evidence -- verify FILE [HEADS]';

const evidenceIn = async (path: string): Promise<unknown> => {
  try {
    return await evidenceInFile(readFileSync(path));
  } catch {
    return undefined;
  }
};

const verify = async (path: string, heads: string | undefined): Promise<boolean> => {
  const found = await evidenceIn(path);
  if (found === undefined) {
    console.error(`${path} is no JSON file that can be read, and no PDF with such a file within`);
    return false;
  }
  const read = Evidence.safeParse(found);
  if (!read.success) {
    const [issue] = read.error.issues;
    console.error(`${path} is no evidence: ${issue?.path.join('.')} ${issue?.message}`);
    return false;
  }
  const findings = verifyEvidence(read.data, heads === undefined ? undefined : readAuditHeads(heads));
  for (const { what, holds, why, note } of findings)
    console.log(holds ? `ok      ${what}${note === undefined ? '' : `: ${note}`}` : `FAILED  ${what}: ${why}`);
  const failed = findings.filter(({ holds }) => !holds).length;
  if (failed === 0)
    console.log(
      heads === undefined
        ? 'It is consistent with itself. Whether it is genuine shows against a head that was kept elsewhere: add the file HEADS'
        : 'It is consistent with itself, and with the heads that were kept elsewhere',
    );
  if (path.toLowerCase().endsWith('.pdf'))
    console.log('Only the file within this PDF was checked: what its pages show is not proven');
  console.log(`${findings.length - failed} passed, ${failed} failed`);
  return failed === 0;
};

const asJson = (evidence: Evidence): string => `${JSON.stringify(evidence, null, 2)}\n`;

const asPdf = async (folder: DataFolder, evidence: Evidence): Promise<Uint8Array | undefined> => {
  const item = await folder.store.get(partnerships.key(evidence.partnership, theOne));
  if (!item) return undefined;
  // Whose record cannot be read is named by id: the file itself says who signed.
  const nameOf = await readNames({ store: folder.store, log: () => undefined }, evidence.partnership);
  return renderHere(evidencePaper(evidence, { partnership: decode(partnerships, item), nameOf }));
};

const exportTo = async (partnership: string, kind: string, version: string, path: string): Promise<boolean> => {
  const document = documentKinds.find((one) => one === kind);
  const [, year, number] = /^(\w+)-(\d{1,4})$/.exec(version) ?? [];
  if (document === undefined || year === undefined) {
    console.error(usage);
    return false;
  }
  const folder = openDataFolder(folderAsked());
  const evidence = await readEvidence(folder, partnership, documentId(document, year, Number(number)));
  const content = evidence && (path.endsWith('.pdf') ? await asPdf(folder, evidence) : asJson(evidence));
  folder.close();
  if (!evidence || content === undefined) {
    console.error(`There is no ${kind} ${version} in ${partnership}`);
    return false;
  }
  writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  console.log(`${evidence.signatures.length} signatures and ${evidence.audit.length} audit events in ${path}`);
  return true;
};

const [does, first, second, third, fourth] = process.argv.slice(2);
let done = false;
if (does === 'verify' && first !== undefined) done = await verify(first, second);
else if (does === 'export' && first && second && third && fourth) done = await exportTo(first, second, third, fourth);
else console.error(usage);
process.exitCode = done ? 0 : 1;
