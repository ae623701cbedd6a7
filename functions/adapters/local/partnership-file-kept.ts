/** A new partnership's file, in the data folder: `DATA_DIR/partnerships/<id>.yaml`, for its admin to take on. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whole or not at all; what an earlier try wrote is written over. */
export const keepFileIn =
  (folder: string) =>
  async (id: string, text: string): Promise<void> => {
    const inside = join(folder, 'partnerships');
    await mkdir(inside, { recursive: true, mode: 0o700 });
    const draft = join(inside, `${id}.yaml.${process.pid}.part`);
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, join(inside, `${id}.yaml`));
  };
