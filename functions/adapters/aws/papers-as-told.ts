/** Papers, for a function that is told who makes PDFs; nothing for any other. The client is loaded with the first PDF. */
import type { Papers } from '../../ports.ts';
import { readPapersFunction } from './config.ts';
import { once } from './once.ts';

export const papersAsTold = (): Papers | undefined => {
  const functionName = readPapersFunction();
  if (functionName === undefined) return undefined;
  const remote = once(async () => {
    const { createRemotePapers, makerClient } = await import('./remote-papers.ts');
    return createRemotePapers(makerClient(), functionName);
  });
  return {
    render: async (paper) => (await remote()).render(paper),
    kept: async (name, paper) => (await remote()).kept(name, paper),
  };
};
