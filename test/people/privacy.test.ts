import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import { erasePerson, heldAbout } from '../../functions/people/privacy.ts';
import { readEvidence, wholeOf } from '../../functions/records/evidence.ts';
import { documentId } from '../../functions/records/kinds.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { verifyEvidence } from '../../functions/records/verify-evidence.ts';
import { eraseIn } from '../../infra/local/erase.ts';
import { running } from '../builders/running.ts';
import { changeTogether } from '../builders/together.ts';
import { startWorld } from '../journeys/world.ts';

/** A signed agreement, after which one of its signatories hands over and leaves. */
const signedAndLeft = async () => {
  const world = await running();
  await world.finish();
  const successor = { name: 'New Trustee', email: 'new.trustee@bench-1.example' };
  const done = await changeTogether(world.outside, world.partnership, { person: 'trustee-1-1', successor });
  expect(done.state).toBe('done');
  await world.settle();
  return world;
};

describe('what is held about somebody', () => {
  it('is every record that names them, and nothing of others', async () => {
    const world = await signedAndLeft();
    const { records } = await heldAbout(world.outside, world.partnership, 'trustee-1-1');
    const kinds = new Set(records.map(({ _kind }) => _kind));
    for (const kind of ['person', 'signature', 'request', 'address-holder']) expect(kinds).toContain(kind);
    expect(records.filter(({ _kind }) => _kind === 'signature').map(({ person }) => person)).toEqual([
      'trustee-1-1',
      'trustee-1-1',
    ]);
    expect((await heldAbout(world.outside, world.partnership, 'nobody-at-all')).records).toEqual([]);
  });
});

describe('erasing somebody', () => {
  it('takes the name, address and salt, and leaves what they signed provable', async () => {
    const world = await signedAndLeft();
    const { outside, partnership } = world;
    expect(await erasePerson(outside, partnership, 'trustee-1-1')).toEqual({ ok: true, value: 'erased' });
    const stored = JSON.stringify(outside.db.prepare("SELECT body FROM items WHERE sort NOT LIKE 'document#%'").all());
    expect(stored).not.toContain('trustee-1-1@');
    // What they typed as their name is gone from the request that asked them to sign, too.
    expect(stored).not.toContain('"typedName":"trustee-1-1"');
    const kept = await heldAbout(outside, partnership, 'trustee-1-1');
    const answers = kept.records
      .filter(({ _kind }) => _kind === 'request')
      .flatMap(({ answers: all }) => all as { person: string; address: string }[])
      .filter(({ person }) => person === 'trustee-1-1');
    expect(answers.map(({ address }) => address)).toEqual(answers.map(() => 'erased'));
    expect(answers.length).toBeGreaterThan(0);
    expect((await verifyAudit(outside.store, partnership)).fault).toBeUndefined();
    const evidence = await readEvidence(outside, partnership, documentId('mou', '202526', 1));
    if (!evidence) throw new Error('no document');
    expect(evidence.signatures.find(({ person }) => person === 'trustee-1-1')).toMatchObject({
      typedName: 'erased',
      address: 'erased',
    });
    expect(evidence.salts['trustee-1-1']).toBeUndefined();
    expect(verifyEvidence(evidence).filter(({ holds }) => !holds)).toEqual([]);
    const theirs = verifyEvidence(evidence).find(({ what }) => what === 'trustee-1-1 signed this text');
    expect(theirs?.note).toBe('their name and words were erased and cannot be compared');
    // Nobody puts words into the mouth of whoever can no longer be compared.
    const said = evidence.signatures.map((one) =>
      one.person === 'trustee-1-1' ? { ...one, typedName: 'Mickey Mouse', name: 'Mickey Mouse' } : one,
    );
    const { whole: _, ...rest } = { ...evidence, signatures: said };
    expect(verifyEvidence({ ...rest, whole: wholeOf(rest) }).some(({ holds }) => !holds)).toBe(true);
  });

  it('is refused while they have a part, and for somebody nobody knows', async () => {
    const world = await signedAndLeft();
    expect(await erasePerson(world.outside, world.partnership, 'head-1')).toMatchObject({ refusal: 'still-here' });
    expect(await erasePerson(world.outside, world.partnership, 'nobody')).toMatchObject({ refusal: 'unknown-person' });
  });

  it('leaves no trace of the address in the files of one machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'privacy-'));
    const world = await startWorld({ dataDir: folder });
    await personLeaves(world.outside, { partnership: 'valley', by: 'clerk-birch-board', leaving: 'birch-board-5' });
    await world.settled();
    await world.stop();
    const address = 'birch-board-5@valley.example';
    const holds = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(address));
    expect(holds()).not.toEqual([]);
    expect(await eraseIn(folder, 'valley', 'birch-board-5')).toEqual({ ok: true, value: 'erased' });
    expect(holds()).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});
