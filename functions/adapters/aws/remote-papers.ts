/** Papers as every other function has them: it asks the one function that makes PDFs. */
import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import type { Paper } from '../../domain/paper.ts';
import type { Papers } from '../../ports.ts';
import { clientDefaults, nameOfRefusal } from './clients.ts';

/** What the function that makes PDFs is asked; and what it answers. */
type PaperAsked = { readonly paper: Paper; readonly name?: string };

export class PaperNotMade extends Error {
  constructor(because: string) {
    super(`the PDF was not made: ${because}`);
    this.name = 'PaperNotMade';
  }
}

/** A page has 15 seconds in all, and asks once. */
export const makerClient = (more: LambdaClientConfig = {}): LambdaClient => {
  const requestHandler = { ...clientDefaults().requestHandler, requestTimeout: 13_000 };
  return new LambdaClient({ ...clientDefaults(), maxAttempts: 1, requestHandler, ...more });
};

/** Both throw PaperNotMade. */
export const createRemotePapers = (client: LambdaClient, functionName: string): Papers => {
  const ask = async (asked: PaperAsked): Promise<Uint8Array> => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(asked)) });
    const answer = await client.send(command).catch((error: unknown) => {
      throw new PaperNotMade(nameOfRefusal(error));
    });
    // What went wrong there stands in that function's own log: its words may be a person's.
    if (answer.FunctionError !== undefined) throw new PaperNotMade('the function failed');
    const { pdf }: { pdf?: unknown } = JSON.parse(answer.Payload?.transformToString() || '{}');
    if (typeof pdf !== 'string') throw new PaperNotMade('the answer holds none');
    return new Uint8Array(Buffer.from(pdf, 'base64'));
  };
  return { render: (paper) => ask({ paper }), kept: (name, paper) => ask({ name, paper }) };
};
