import { afterEach, describe, expect, it } from 'vitest';
import { renderHere } from '../../../functions/adapters/local/papers.ts';
import { createRenderer } from '../../../functions/adapters/local/render-beside.ts';
import type { Paper } from '../../../functions/domain/paper.ts';

const paper = (title: string): Paper => ({
  title,
  language: 'en-GB',
  subject: 'A paper',
  at: '2027-01-14T09:00:00.000Z',
  foot: 'A foot',
  blocks: [{ kind: 'text', text: 'Some words.' }],
});

const renderer = createRenderer();
afterEach(() => renderer.stop());

describe('the thread that makes PDFs', () => {
  it('gives the bytes that this thread would have made, each to whoever asked', async () => {
    const titles = ['One', 'Two', 'Three'];
    const beside = await Promise.all(titles.map((title) => renderer.render(paper(title))));
    const here = await Promise.all(titles.map((title) => renderHere(paper(title))));
    expect(beside.map((bytes) => Buffer.from(bytes).toString('latin1'))).toEqual(
      here.map((bytes) => Buffer.from(bytes).toString('latin1')),
    );
  });

  it('says what went wrong with a paper, and makes the next one', async () => {
    const broken = { ...paper('Broken'), blocks: undefined } as unknown as Paper;
    await expect(renderer.render(broken)).rejects.toThrow('iterable');
    expect((await renderer.render(paper('Whole'))).byteLength).toBeGreaterThan(1000);
  });

  it('leaves nobody waiting when it is stopped, and starts again when it is asked again', async () => {
    const waiting = expect(renderer.render(paper('Never'))).rejects.toThrow('has ended');
    await renderer.stop();
    await waiting;
    expect((await renderer.render(paper('Again'))).byteLength).toBeGreaterThan(1000);
  });
});
