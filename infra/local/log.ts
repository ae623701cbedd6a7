/** The log of one machine: a line of JSON each, in the data folder; warnings and errors also on the terminal. */
import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../functions/ports.ts';

const mostBytes = 10 * 1024 * 1024;

export type LocalLog = { readonly log: Log; close(): void };

const open = (path: string): { file: number; size: number } => {
  const file = openSync(path, 'a', 0o600);
  return { file, size: fstatSync(file).size };
};

/**
 * At most two files of 10 MB: `log.jsonl` and the one before it. `tell` hears of warnings and errors. Times are the real
 * ones, whatever a demonstration's clock says.
 */
export const createLog = (folder: string, tell: (line: string) => void): LocalLog => {
  const path = join(folder, 'log.jsonl');
  let current = open(path);

  const turnOver = (): void => {
    closeSync(current.file);
    renameSync(path, join(folder, 'log.1.jsonl'));
    current = open(path);
  };
  const write = (line: string): void => {
    try {
      if (current.size > mostBytes) turnOver();
      current.size += writeSync(current.file, line);
    } catch {
      // A disk that is full must not stop the answer that tells somebody so.
    }
  };
  return {
    log: (level, event, detail = {}) => {
      const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...detail })}\n`;
      write(line);
      if (level !== 'info') tell(line);
    },
    close: () => closeSync(current.file),
  };
};
