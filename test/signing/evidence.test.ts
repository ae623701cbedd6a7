import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressHash } from '../../functions/asking/by-address.ts';
import { hearNews } from '../../functions/mail-feedback/hear-news.ts';
import { remembering } from '../../functions/mail-feedback/remember-mail.ts';
import { Evidence, readEvidence, wholeOf } from '../../functions/records/evidence.ts';
import { decode } from '../../functions/records/kind.ts';
import { documentId, partnerships, theOne } from '../../functions/records/kinds.ts';
import { verifyEvidence } from '../../functions/records/verify-evidence.ts';
import { evidencePaper } from '../../functions/signing/evidence-paper.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { realPapers } from '../builders/papers.ts';
import { elements, readPdf } from '../builders/read-pdf.ts';
import { type Running, running } from '../builders/running.ts';
import { submitSigned } from '../builders/signing.ts';
import { aYear } from '../builders/year.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let world: Running;
let evidence: Evidence;
beforeAll(async () => {
  world = await running();
  await world.finish();
  const read = await readEvidence(world.outside, world.partnership, documentId('mou', '202526', 1));
  if (!read) throw new Error('no document');
  evidence = read;
});

const failing = (changed: Evidence, kept?: Parameters<typeof verifyEvidence>[1]): string[] =>
  verifyEvidence(changed, kept).flatMap(({ what, holds }) => (holds ? [] : [what]));
const tampered = (change: (copy: Evidence) => unknown): string[] => {
  const copy = structuredClone(evidence);
  change(copy);
  // As somebody would who knows how the file's own sum is made.
  return failing({ ...copy, whole: wholeOf(copy) });
};

describe('the evidence of a document', () => {
  it('holds, and says of each claim that it does', () => {
    expect(failing(evidence)).toEqual([]);
    expect(verifyEvidence(evidence).map(({ what }) => what)).toEqual([
      'the file is as it was made',
      'the seal fits the text',
      'the document is as the trail was told',
      'every link of the audit trail holds',
      'the trail tells of the sealing',
      'no signature is missing',
      'no decision is missing',
      'no answer is missing',
      'no delivery is missing',
      'whether everybody has signed',
      ...evidence.signatures.map(({ typedName }) => `${typedName} signed this text`),
      'trust-1 decided',
      'trust-2 decided',
      'decider-1 answered agree',
      'decider-2 answered agree',
      'everybody has signed',
    ]);
    expect(evidence.signatures).toHaveLength(4);
    expect(evidence.answers.map(({ person }) => person)).toEqual(['decider-1', 'decider-2']);
  });

  it('shows a word of the text that was changed, whoever changed the seal with it', () => {
    expect(tampered(({ document }) => Object.assign(document.content, { title: 'Another' }))).toEqual([
      'the seal fits the text',
      'the document is as the trail was told',
    ]);
  });

  it('shows a signature that was moved, made up, or said to be another’s', () => {
    const [first, second] = evidence.signatures;
    if (!first || !second) throw new Error('two sign');
    expect(tampered((copy) => void copy.signatures.splice(0, 1, { ...first, seal: 'f'.repeat(64) }))).toHaveLength(1);
    expect(
      tampered((copy) => void copy.signatures.splice(0, 1, { ...first, statement: 'I sign nothing' })),
    ).toHaveLength(1);
    expect(tampered((copy) => void copy.signatures.splice(0, 1, { ...first, address: '10.0.0.1' }))).toHaveLength(1);
    expect(tampered((copy) => void copy.signatures.push({ ...first, person: 'head-9', typedName: 'Nobody' }))).toEqual([
      'Nobody signed this text',
    ]);
  });

  it('shows an event that was changed, taken out, or cut off', () => {
    const trail = 'every link of the audit trail holds';
    expect(tampered(({ audit }) => void audit.splice(3, 1))).toContain(trail);
    expect(tampered(({ audit }) => void audit.pop())).toContain(trail);
    expect(
      tampered(({ audit }) => void audit.splice(2, 1, { ...(audit[2] as (typeof audit)[number]), by: 'x' })),
    ).toContain(trail);
    const { partnership, head } = evidence;
    expect(failing(evidence, [{ partnership, ...head }])).toEqual([]);
    expect(failing(evidence, [{ partnership, ...head, hash: 'f'.repeat(64) }])).toHaveLength(1);
  });

  it('does not take what is missing for somebody who was erased', () => {
    const without = { ...evidence, salts: {} };
    expect(failing({ ...without, whole: wholeOf(without) })).toEqual([
      ...evidence.signatures.map(({ person }) => `${person} signed this text`),
      ...evidence.answers.map(({ person, does }) => `${person} answered ${does}`),
    ]);
  });
});

describe('the page of the evidence', () => {
  it('shows a governor who signed what and when, with ways to the document, the decisions and the trail', async () => {
    const year = await aYear();
    await makeDocuments(year.outside, { partnership: 'valley', proposal: '202627' });
    const asked = await year.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
    const mail = { kind: 'mail', partnership: 'valley', template: 'ask', to: 'birch-board-1', request: asked } as const;
    await remembering(year.outside, async () => undefined)(mail, {
      id: 'e',
      at: '2026-11-13T09:00:00.000Z',
      payload: mail,
    });
    const address = addressHash('birch-board-1@valley.example');
    await hearNews(year.outside, 'e', { id: 'n', kind: 'delivered', at: '2026-11-13T09:05:00.000Z', address });
    const signing = { read: 'yes', typedName: 'Birch Board 1' };
    await submitSigned(year, await year.visit('birch-board-1', asked), signing);

    const governor = await year.signedIn('alder-board-5');
    const page = await governor.open('/documents/mou/202627-1').then((document) => document.follow('The evidence'));
    expect([page.status, page.heading]).toEqual([200, 'Evidence of the agreement, version 1']);
    expect(page.text).toMatch(/We checked \d+ things just now, and all of them hold/);
    for (const said of ['Birch Board 1', 'for Birch', '13 November 2026 at 09:00', '13 November 2026 at 09:05']) {
      expect(page.text).toContain(said);
    }
    // Where somebody signed from is for those who may take the file.
    expect(page.text).not.toContain('127.0.0.1');
    expect(page.$('#decisions, #signature-birch-board-1')).toHaveLength(2);
    expect((await page.follow('audit trail')).status).toBe(200);
    expect((await governor.open('/documents/mou/202627-1/evidence/file')).status).toBe(403);
    const lead = await year.signedIn('lead-alder');
    const taken = await lead.open('/documents/mou/202627-1/evidence/file');
    expect(taken.headers.get('content-disposition')).toContain('valley-mou-202627-1-evidence.json');
    expect(failing(Evidence.parse(JSON.parse(taken.html)))).toEqual([]);
    const cookie = [...lead.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const pdf = await fetch(`${year.url}/documents/mou/202627-1/evidence/pdf`, { headers: { cookie } });
    expect(pdf.headers.get('content-disposition')).toContain('valley-mou-202627-1-evidence.pdf');
    expect(await pdf.text()).toContain('evidence of the agreement, version 1');
    expect((await governor.open('/documents/mou/202627-1/evidence/pdf')).status).toBe(403);
    expect((await lead.open('/documents/mou/202627-9/evidence')).status).toBe(404);
    expect((await lead.open('/documents/mou/202627-9/evidence/pdf')).status).toBe(404);
    await year.stop();
  });
});

describe('npm run evidence -- verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = join(root, 'infra/commands/evidence.ts');
  const verify = (content: string | Uint8Array) => {
    const path = join(folder, 'evidence.json');
    writeFileSync(path, content);
    // Away from the product's own folder: there is no store within reach.
    const ran = spawnSync(process.execPath, [tsx, script, 'verify', path], { cwd: folder, encoding: 'utf8' });
    return { code: ran.status, last: ran.stdout.trim().split('\n').at(-1), err: ran.stderr };
  };

  it('checks a file with no store in reach', () => {
    expect(verify(JSON.stringify(evidence))).toMatchObject({
      code: 0,
      last: expect.stringMatching(/^\d+ passed, 0 failed$/),
    });
    const changed = { ...evidence, head: { ...evidence.head, hash: 'f'.repeat(64) } };
    expect(verify(JSON.stringify(changed))).toMatchObject({
      code: 1,
      last: expect.stringMatching(/^\d+ passed, 2 failed$/),
    });
    expect(verify(new Uint8Array([37, 80, 68, 70, 45]))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no PDF with such a file within'),
    });
    expect(verify('{"format":"x"}')).toMatchObject({ code: 1, err: expect.stringContaining('is no evidence') });
  });

  it('checks the PDF too, which says on paper what the page says', async () => {
    const { partnership } = world;
    const item = await world.outside.store.get(partnerships.key(partnership, theOne));
    if (!item) throw new Error('no partnership');
    const about = { partnership: decode(partnerships, item), nameOf: (person: string) => `Name of ${person}` };
    const bytes = await realPapers().render(evidencePaper(evidence, about));
    expect(verify(bytes)).toMatchObject({ code: 0, last: expect.stringMatching(/^\d+ passed, 0 failed$/) });
    const changed = { ...evidence, head: { ...evidence.head, hash: 'f'.repeat(64) } };
    const other = await realPapers().render(evidencePaper(changed, about));
    expect(verify(other)).toMatchObject({ code: 1, last: expect.stringMatching(/^\d+ passed, 2 failed$/) });

    const pdf = await readPdf(bytes);
    expect([pdf.language, pdf.marked, pdf.displaysTitle]).toEqual(['en-GB', true, true]);
    expect(pdf.bookmarks).toEqual(['What was checked', 'Signatures', 'The decisions behind it', 'The audit trail']);
    const said = elements(pdf).map(({ says }) => says);
    expect(said).toContain(
      `${verifyEvidence(evidence).length} things were checked when this was made, and all of them held.`,
    );
    for (const { name, statement } of evidence.signatures) {
      expect(said).toContain(name);
      expect(said).toContain(statement);
    }
    expect(said).toContain(evidence.head.hash);
    expect((await readPdf(other)).pageTexts.join(' ')).toContain(
      `2 of ${verifyEvidence(evidence).length} checks failed when this was made.`,
    );
    for (const text of pdf.pageTexts) expect(text).toContain(`Seal: ${evidence.document.seal}`);
  });

  it('takes the evidence from a data folder, as JSON and as PDF, and writes over nothing', () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    world.outside.db.exec(`VACUUM INTO '${join(data, 'partnerships.sqlite')}'`);
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [tsx, script, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: data },
      });
    for (const path of [join(folder, 'taken.json'), join(folder, 'taken.pdf')]) {
      expect(run('export', world.partnership, 'mou', '202526-1', path).status).toBe(0);
      expect(run('verify', path).stdout).toMatch(/\d+ passed, 0 failed/);
    }
    expect(run('export', world.partnership, 'mou', '202526-1', join(folder, 'taken.pdf')).status).toBe(1);
    expect(run('export', world.partnership, 'mou', '202526-9', join(folder, 'other.pdf')).status).toBe(1);
  }, 30_000);
});
