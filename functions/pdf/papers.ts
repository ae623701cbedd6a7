/** Papers on whatever keeps files: what was made once is given out again as it was. */
import type { Paper } from '../domain/paper.ts';
import type { Papers } from '../ports.ts';

export type KeptFiles = {
  get(name: string): Promise<Uint8Array | undefined>;
  /** The first stays: keeping another under the same name changes nothing. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
};

/** Nothing that leads out of a folder, or that an address would have to escape. */
const shape = /^[a-z0-9-]{1,80}(\/[a-z0-9-]{1,80}){0,3}\.pdf$/;

export class BadFileName extends Error {
  constructor() {
    super('files have names of small letters, digits and hyphens, and end in .pdf');
    this.name = 'BadFileName';
  }
}

/** Both throw what `render` and `files` throw; `kept` throws BadFileName. */
export const createPapers = (render: (paper: Paper) => Promise<Uint8Array>, files: KeptFiles): Papers => ({
  render,
  kept: async (name, paper) => {
    if (!shape.test(name)) throw new BadFileName();
    const before = await files.get(name);
    if (before) return before;
    const made = await render(paper);
    await files.keep(name, made);
    // Somebody else may have been a moment sooner.
    return (await files.get(name)) ?? made;
  },
});
