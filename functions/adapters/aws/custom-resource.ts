/** Tells CloudFormation how a custom resource fared: one PUT to the address that it gave. */
import * as z from 'zod';

export const ResourceEvent = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
  ResourceProperties: z.record(z.string(), z.unknown()),
});
export type ResourceEvent = z.infer<typeof ResourceEvent>;

/** `id` stays the same through every update: another would make CloudFormation delete the old one. */
export type ResourceOutcome =
  | { readonly ok: true; readonly id: string; readonly facts?: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly id: string; readonly because: string };

/** CloudFormation takes 4,096 bytes of answer in all. */
const mostReason = 2500;
const mostTries = 4;

const answerTo = (event: ResourceEvent, outcome: ResourceOutcome): string =>
  JSON.stringify({
    Status: outcome.ok ? 'SUCCESS' : 'FAILED',
    ...(!outcome.ok && { Reason: outcome.because.slice(0, mostReason) }),
    PhysicalResourceId: outcome.id,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    ...(outcome.ok && outcome.facts && { Data: outcome.facts }),
  });

type Sending = { readonly send?: typeof fetch; readonly pauseMs?: number };

/** Without an answer a deploy hangs for an hour, so it is sent again a few times; then this throws and Lambda retries. */
const respond = async (
  event: ResourceEvent,
  outcome: ResourceOutcome,
  { send = fetch, pauseMs = 500 }: Sending,
): Promise<void> => {
  const body = answerTo(event, outcome);
  for (let tries = 1; ; tries += 1) {
    try {
      // The address is signed for an empty content type.
      const answer = await send(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
      if (answer.ok) return;
      throw new Error(`the answer was not taken: ${answer.status}`);
    } catch (error) {
      if (tries === mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** tries));
    }
  }
};

/** A handler of CloudFormation's events. Whatever `carryOut` throws is told as a failure under `idFor`. */
export const customResource =
  (
    idFor: (event: ResourceEvent) => string,
    carryOut: (event: ResourceEvent) => Promise<ResourceOutcome>,
    sending: Sending = {},
  ) =>
  async (given: unknown): Promise<void> => {
    const event = ResourceEvent.parse(given);
    const outcome = await carryOut(event).catch(
      (error: unknown): ResourceOutcome => ({
        ok: false,
        id: idFor(event),
        because: error instanceof Error ? `${error.name}: ${error.message}` : 'an unknown error',
      }),
    );
    await respond(event, outcome, sending);
  };
