/**
 * Try to cheat: a recorded vote is turned behind the product's back, or one byte of a signed PDF is changed; the audit and
 * the check of copies say so. What was there before is kept in the data folder, so that it can be put back, also later.
 */
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { approvals } from '../../../functions/records/kinds.ts';
import { checkFile } from '../../../functions/signing/check-copy.ts';
import { auditReport } from '../audit-report.ts';
import type { Wired } from '../wire.ts';
import { type Cheating, cheatPage } from './cheat-page.tsx';
import { partnershipIds } from './partnership-ids.ts';
import { htmlAnswer, onTo, type Tool } from './tool.ts';

const Row = z.object({ partition: z.string(), sort: z.string(), body: z.string() });
type Row = z.infer<typeof Row>;

const turned = (body: string): string | undefined => {
  if (body.includes('"result":"agreed"')) return body.replace('"result":"agreed"', '"result":"declined"');
  if (body.includes('"result":"declined"')) return body.replace('"result":"declined"', '"result":"agreed"');
  return undefined;
};

/** In the middle of the file, where words are. */
const oneByteOff = (bytes: Uint8Array): Uint8Array => {
  const altered = Uint8Array.from(bytes);
  const at = Math.floor(altered.length / 2);
  altered[at] = (altered[at] ?? 0) ^ 1;
  return altered;
};

const foundWords: Readonly<Record<string, string>> = {
  copy: 'This copy is genuine: byte for byte the file that was made here.',
  altered: 'This is not the file that we made. It names a seal of ours, and somebody has changed it.',
  nothing: 'We do not know this copy. It is none of ours, or it was changed.',
};

export const createCheat = (wired: Wired, dataDir: string): Tool => {
  const { db, outside } = wired;
  const kept = join(dataDir, 'turned-vote.json');
  const turnedNow = (): Row | undefined =>
    existsSync(kept) ? Row.parse(JSON.parse(readFileSync(kept, 'utf8'))) : undefined;

  const write = ({ partition, sort, body }: Row): void => {
    db.prepare('UPDATE items SET body = ? WHERE partition = ? AND sort = ?').run(body, partition, sort);
  };
  const votes = (): Row[] =>
    partnershipIds(db).flatMap((id) => {
      const { partition, sort } = approvals.key(id, '');
      const rows = db
        .prepare('SELECT partition, sort, body FROM items WHERE partition = ? AND sort >= ? AND sort < ? ORDER BY sort')
        .all(partition, sort, `${sort}~`);
      return rows.map((row) => Row.parse(row)).filter(({ body }) => turned(body) !== undefined);
    });
  const turn = (): void => {
    const [vote] = votes();
    const body = vote && turned(vote.body);
    if (!vote || body === undefined || turnedNow()) return;
    writeFileSync(kept, JSON.stringify(vote), { mode: 0o600 });
    write({ ...vote, body });
  };
  const putBack = (): void => {
    const before = turnedNow();
    if (!before) return;
    write(before);
    rmSync(kept);
  };

  const signedCopy = (): Uint8Array | undefined => {
    const [path] = globSync(join(dataDir, 'files', '**', '*.pdf')).toSorted();
    return path === undefined ? undefined : readFileSync(path);
  };
  const check = async (bytes: Uint8Array): Promise<string> =>
    foundWords[(await checkFile(outside, bytes)).found] ?? 'It could not be read in time.';

  const standing = async (withCopy: boolean): Promise<Cheating> => {
    const copy = signedCopy();
    const checked = withCopy && copy ? { before: await check(copy), after: await check(oneByteOff(copy)) } : undefined;
    return {
      audits: partnershipIds(db).map((id) => ({ partnership: id, ...auditReport(dataDir, id) })),
      isTurned: turnedNow() !== undefined,
      mayTurn: votes().length > 0,
      hasCopy: copy !== undefined,
      ...(checked && { checked }),
    };
  };

  return async ({ method, segments, query, fields }) => {
    if (segments.join('/') !== 'cheat') return undefined;
    if (method === 'GET') return htmlAnswer(cheatPage(await standing(query.get('copy') === '1')));
    if (fields.do === 'turn') turn();
    if (fields.do === 'put-back') putBack();
    return onTo(fields.do === 'copy' ? '/demo/cheat?copy=1' : '/demo/cheat');
  };
};
