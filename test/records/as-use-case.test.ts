import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { accept } from '../../functions/domain/result.ts';
import { asUseCase } from '../../functions/records/as-use-case.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnership } from '../builders/partnership.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
const files = globSync('functions/**/*.{ts,tsx}', { cwd: root });

const opened = async () => {
  const outside = anOutside();
  const whole = aPartnership();
  await work(outside, whole.id, async (tx) => tx.write(partnerships, theOne, whole));
  return { outside, partnership: whole.id, lead: whole.roles.lead };
};

it('runs for whoever may, with the partnership as the commit found it', async () => {
  const { outside, partnership, lead } = await opened();
  const done = await asUseCase('write-proposal', outside, { partnership, by: lead }, async (_, found) =>
    accept(found.id),
  );
  expect(done).toEqual(accept(partnership));
});

it('refuses whoever may not, before anything else happens', async () => {
  const { outside, partnership } = await opened();
  let ran = false;
  const done = await asUseCase('write-proposal', outside, { partnership, by: 'somebody' }, async () => {
    ran = true;
    return accept('done');
  });
  expect([done, ran]).toEqual([{ ok: false, refusal: 'not-allowed' }, false]);
});

it('is the one way: no use case reads the partnership and asks whether they may on its own', () => {
  const own = /const partnership = await tx\.readNeeded\(partnerships, theOne\);\s*if \(!may\(/;
  expect(files.filter((file) => own.test(textOf(file)))).toEqual([]);
});

it('has its like for typed text and for evidence: each is read in one place', () => {
  const typed = /typeof value === 'string' \? value : undefined/;
  expect(files.filter((file) => typed.test(textOf(file)))).toEqual(['functions/web/typed-text.ts']);
  const evidence = /userAgent: [a-z.]*userAgent\.slice/;
  expect(files.filter((file) => evidence.test(textOf(file)))).toEqual(['functions/asking/evidence.ts']);
});
