/** The list of what an activity needs: a line more, a line done or open again, a line taken out. */

import type { Checklist } from '../domain/diary/checklist.ts';
import { type NewLine, noChecklist, withLine } from '../domain/diary/checklist.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { checklists } from '../records/checklists.ts';
import { readLived } from '../records/read-lived.ts';

type Asked = { readonly partnership: string; readonly by: string; readonly activity: string };

export type AddLineRefusal = 'not-allowed' | 'unknown-activity' | 'unknown-school' | 'too-many';

export const addLine = (
  outside: Outside,
  { line, ...asked }: Asked & { readonly line: NewLine },
): Promise<Result<Checklist, AddLineRefusal>> =>
  asUseCase('keep-checklist', outside, asked, async (tx, partnership): Promise<Result<Checklist, AddLineRefusal>> => {
    const content = await readLived(outside, partnership, londonDate(tx.now));
    if (!content?.activities.some(({ id }) => id === asked.activity)) return refuse('unknown-activity');
    if (!activeSchools(partnership).some(({ urn }) => urn === line.school)) return refuse('unknown-school');
    const list = (await tx.read(checklists, asked.activity)) ?? noChecklist(asked.activity);
    const next = withLine(list, line);
    if (!next.ok || next.value === list) return next;
    tx.write(checklists, asked.activity, next.value);
    tx.event('checklist-changed', asked.by, { activity: asked.activity, lines: next.value.lines.length });
    return next;
  });

export type ChangeLineRefusal = 'not-allowed' | 'unknown-line';

export const changeLine = (
  outside: Outside,
  { line, act, ...asked }: Asked & { readonly line: string; readonly act: 'done' | 'open' | 'out' },
): Promise<Result<Checklist, ChangeLineRefusal>> =>
  asUseCase('keep-checklist', outside, asked, async (tx) => {
    const list = await tx.read(checklists, asked.activity);
    if (!list?.lines.some(({ id }) => id === line)) return refuse('unknown-line');
    const lines = list.lines.flatMap((one) => {
      if (one.id !== line) return [one];
      if (act === 'out') return [];
      const { done, ...rest } = one;
      return [act === 'open' ? rest : { ...rest, done: done ?? { by: asked.by, on: londonDate(tx.now) } }];
    });
    const next = { ...list, lines };
    tx.write(checklists, asked.activity, next);
    tx.event('checklist-changed', asked.by, { activity: asked.activity, lines: lines.length });
    return accept(next);
  });
