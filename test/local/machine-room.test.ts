/** The machine room and the stop at which somebody tries to cheat, in a year that is half lived. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workflowNames } from '../../functions/domain/work-names.ts';
import { approvals } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { drawingOf } from '../../infra/local/tools/drawing.ts';
import { definitions } from '../../infra/local/workflows.ts';
import { unpackState } from '../journeys/released-folders.ts';
import { startWorld, type World } from '../journeys/world.ts';

const demonstration = join(import.meta.dirname, '../../infra/partnerships/wendle-valley.yaml');
let dataDir: string;
let world: World;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'machine-room-'));
  await unpackState('2026-11-30', 'review-open', 'folder', dataDir);
  world = await startWorld({ file: demonstration, dataDir });
  await world.settled();
});
afterEach(async () => {
  await world.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** An earlier version's votes have no digest in the trail, as the audit says; this one is written by today's. */
const decideToday = (): Promise<void> =>
  work(world.outside, 'wendle-valley', async (tx) => {
    const [first] = await tx.list(approvals);
    if (!first) throw new Error('nobody has decided in this folder');
    const id = '0-decided-today';
    await tx.read(approvals, id);
    tx.write(approvals, id, { ...first, party: 'harrowbeck' });
    tx.event('party-decided', 'system', { party: 'harrowbeck' });
  });

const open = (path: string) => world.browser().open(path);

describe('the machine room', () => {
  it('draws every state of every workflow, lit where it waits, and links to whom it waits for', async () => {
    const page = await open('/demo/machine-room');
    expect(page.heading).toMatch(/^The machine waits for \d+ (person|people)$/);
    const drawn = page.$('svg.machine');
    expect(drawn).toHaveLength(workflowNames.length);
    for (const [at, workflow] of workflowNames.entries()) {
      expect(page.$(drawn[at]).find('g')).toHaveLength(drawingOf(definitions()(workflow)).length);
    }
    const review = page.$(drawn[workflowNames.indexOf('termly-review')]);
    expect(review.find('g.now').text()).toMatch(/Send the return \(\d+ now\)/);
    expect(page.$('ul.waits a[href^="/demo/inbox?to="]').length).toBeGreaterThan(0);
  });

  it('lets a day pass', async () => {
    const before = world.now();
    const page = await open('/demo/machine-room');
    await page.submit({}, { button: 'Let a day pass' });
    await world.settled();
    for (let tries = 0; tries < 100 && world.now().getTime() - before.getTime() < 8e7; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(world.now().getTime() - before.getTime()).toBeGreaterThan(8e7);
  });
});

describe('trying to cheat', () => {
  it('with a vote that is turned in the store, the audit names it until it is put back', async () => {
    await decideToday();
    const page = await open('/demo/cheat');
    expect(page.text).toContain('audit ok');
    const turned = await page.submit({}, { button: 'Turn a vote' });
    expect(turned.text).toMatch(/audit bad: approval#\S+ of wendle-valley is not what the trail was told/);
    const back = await turned.submit({}, { button: 'Put the vote back' });
    expect(back.text).toContain('audit ok');
    expect(back.text).not.toContain('audit bad');
  });

  it('with one byte of a signed copy, the check says that it is not the file that was made', async () => {
    const page = await open('/demo/cheat');
    const checked = await page.submit({}, { button: 'Change one byte' });
    expect(checked.text).toContain('The file as it was madeThis copy is genuine');
    expect(checked.text).toMatch(/With one byte changed(This is not the file|We do not know this copy)/);
  });
});
