/**
 * Fills a data folder with open decisions before a server runs on it: the product's own use cases, one after the other,
 * bring partnerships in, submit their proposals and support them as their heads; the workflows then ask everybody who
 * decides, and all mails go to the demonstration's inbox. Only pages and HTTP are left out, since setting up is not
 * what is measured.
 */
import { giveAnswer } from '../../../functions/asking/give-answer.ts';
import type { Evidence } from '../../../functions/domain/asking/answer.ts';
import { requestId } from '../../../functions/domain/asking/kinds.ts';
import { bringIn } from '../../../functions/partnership/bring-in.ts';
import type { Outside } from '../../../functions/ports.ts';
import { submitProposal } from '../../../functions/proposal/submit-proposal.ts';
import { lockFolder } from '../../local/data-lock.ts';
import { wire } from '../../local/wire.ts';
import { type BenchPartnership, benchPartnership, firstDay } from './partnership.ts';

export type OpenDecisions = {
  readonly dataDir: string;
  /** Where the server will listen: the links in the mails name it. */
  readonly port: number;
  readonly partnerships: number;
  /** Decisions of each. */
  readonly parties: number;
};

const partnershipsAtOnce = 10;

const evidenceOf = (outside: Outside, person: string): Evidence => ({
  person,
  at: outside.clock.now().toISOString(),
  address: '127.0.0.1',
  userAgent: 'bench',
});

const submit = async (outside: Outside, { whole: { id, year } }: BenchPartnership): Promise<void> => {
  const submitted = await submitProposal(outside, id, year, evidenceOf(outside, 'lead'));
  if (!submitted.ok) throw new Error(`the proposal of ${id} was refused: ${submitted.refusal} ${submitted.detail}`);
};

const support = async (outside: Outside, { whole }: BenchPartnership): Promise<void> => {
  const request = requestId({ kind: 'head-support', about: { kind: 'proposal', id: whole.year, version: 1 } });
  for (const { head } of whole.schools) {
    const given = await giveAnswer(outside, whole.id, request, { does: 'support', ...evidenceOf(outside, head) });
    if (!given.ok) throw new Error(`${head} could not support: ${given.refusal}`);
  }
};

export const openDecisions = async ({ dataDir, port, partnerships, parties }: OpenDecisions): Promise<void> => {
  const unlock = lockFolder(dataDir);
  const settings = { port, host: '127.0.0.1', dataDir, proxies: 0 };
  const publicUrl = `http://127.0.0.1:${port}`;
  const tell = (line: string): void => void process.stderr.write(line);
  const wired = await wire({ settings, publicUrl, stylesheet: '/assets/app.css', firstDay, tell });
  const { outside } = wired;
  try {
    await wired.start();
    for (let from = 1; from <= partnerships; from += partnershipsAtOnce) {
      const count = Math.min(partnershipsAtOnce, partnerships - from + 1);
      const some = Array.from({ length: count }, (_, at) => benchPartnership(from + at, parties));
      const all = async (step: (one: BenchPartnership) => Promise<unknown>): Promise<void> => {
        await Promise.all(some.map(step));
        await wired.settled();
      };
      await all((one) => bringIn(outside, one));
      await all((one) => submit(outside, one));
      await all((one) => support(outside, one));
    }
  } finally {
    await wired.close();
    unlock();
  }
};
