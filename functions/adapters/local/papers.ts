/** Papers on one machine: files in a folder, `DATA_DIR/files`. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Paper } from '../../domain/paper.ts';
import { createPapers, type KeptFiles } from '../../pdf/papers.ts';
import type { Papers } from '../../ports.ts';
import type { Renderer } from './render-beside.ts';

/** In this thread, for commands. What makes PDFs is large: nobody loads it who makes none. */
export const renderHere = async (paper: Paper): Promise<Uint8Array> => {
  const [{ renderPaper }, { packageFonts }] = await Promise.all([
    import('../../pdf/render-paper.ts'),
    import('./fonts.ts'),
  ]);
  return renderPaper(paper, packageFonts());
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const folderFiles = (folder: string): KeptFiles => ({
  get: async (name) => {
    try {
      return readFileSync(join(folder, name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  keep: async (name, bytes) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Whole or not at all, and never in the place of one that is there.
    const draft = `${path}.${process.pid}.part`;
    writeFileSync(draft, bytes, { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  },
});

export const createLocalPapers = (folder: string, render: Renderer['render']): Papers =>
  createPapers(render, folderFiles(folder));
