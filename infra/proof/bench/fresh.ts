/** A fresh data folder for each figure. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDecisions } from './open-decisions.ts';
import { freePort, type Served, startServed } from './served.ts';

const partiesEach = 10;

export const inFreshFolder = async <T>(measure: (dataDir: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'partnership-bench-'));
  try {
    return await measure(join(folder, 'data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export type Open = { readonly dataDir: string; readonly port: number };

/** Where that many decisions are open, in partnerships of ten parties. Nothing runs there yet. */
export const withOpenDecisions = <T>(decisions: number, measure: (open: Open) => Promise<T>): Promise<T> =>
  inFreshFolder(async (dataDir) => {
    const port = await freePort();
    await openDecisions({ dataDir, port, partnerships: Math.ceil(decisions / partiesEach), parties: partiesEach });
    return measure({ dataDir, port });
  });

/** The server on such a folder. */
export const servedWithOpenDecisions = <T>(decisions: number, measure: (served: Served) => Promise<T>): Promise<T> =>
  withOpenDecisions(decisions, async (open) => {
    const served = await startServed(open);
    try {
      return await measure(served);
    } finally {
      await served.stop();
    }
  });
