/** Papers as every other function has them: it asks the one function that makes PDFs. */
import type { Paper } from '../../domain/paper.ts';
import type { Papers } from '../../ports.ts';
import { readPapersFunction } from './config.ts';
import { endpointOf, signedRequest } from './signed-request.ts';

/** What the function that makes PDFs is asked; and what it answers. */
export type PaperAsked = { readonly paper: Paper; readonly name?: string };

export class PaperNotMade extends Error {
  constructor(because: string) {
    super(`the PDF was not made: ${because}`);
    this.name = 'PaperNotMade';
  }
}

type Maker = { readonly functionName: string; readonly region: string; readonly send?: typeof fetch };

/** A page has 15 seconds in all. */
const timeLimitMs = 13_000;

/** Both throw PaperNotMade, and what fetch throws. */
export const createRemotePapers = ({ functionName, region, send }: Maker): Papers => {
  const ask = async (asked: PaperAsked): Promise<Uint8Array> => {
    const answer = await signedRequest({
      service: 'lambda',
      region,
      url: new URL(`/2015-03-31/functions/${functionName}/invocations`, endpointOf('lambda', region)),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      timeLimitMs,
      ...(send && { send }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new PaperNotMade(`status ${answer.status}`);
    // What went wrong there stands in that function's own log: its words may be a person's.
    if (answer.headers.has('x-amz-function-error')) throw new PaperNotMade('the function failed');
    const { pdf }: { pdf?: unknown } = JSON.parse(text);
    if (typeof pdf !== 'string') throw new PaperNotMade('the answer holds none');
    return new Uint8Array(Buffer.from(pdf, 'base64'));
  };
  return { render: (paper) => ask({ paper }), kept: (name, paper) => ask({ name, paper }) };
};

/** For a function that is told who makes PDFs; nothing for any other. */
export const papersAsTold = (): Papers | undefined => {
  const functionName = readPapersFunction();
  return functionName === undefined
    ? undefined
    : createRemotePapers({ functionName, region: process.env.AWS_REGION ?? '' });
};
