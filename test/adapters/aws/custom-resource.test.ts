import { describe, expect, it } from 'vitest';
import { customResource, type ResourceOutcome } from '../../../functions/adapters/aws/custom-resource.ts';

const event = {
  RequestType: 'Create',
  ResponseURL: 'https://cloudformation.example/answer?signature=1',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Partnership',
  ResourceProperties: { ServiceToken: 'arn', Partnership: 'valley' },
};

const answered = async (outcome: () => Promise<ResourceOutcome>, statuses: readonly number[] = [200]) => {
  const puts: { url: string; body: Record<string, unknown>; type: unknown }[] = [];
  const send: typeof fetch = async (url, init) => {
    puts.push({
      url: String(url),
      body: JSON.parse(String(init?.body)),
      type: new Headers(init?.headers).get('content-type'),
    });
    return new Response(null, { status: statuses[puts.length - 1] ?? 500 });
  };
  const handler = customResource(() => 'partnership-valley', outcome, { send, pauseMs: 0 });
  const ended = await handler(event).then(
    () => 'answered',
    () => 'thrown',
  );
  return { puts, ended };
};

describe('a custom resource', () => {
  it('tells CloudFormation that it is done, under the id that it keeps', async () => {
    const { puts } = await answered(async () => ({
      ok: true,
      id: 'partnership-valley',
      facts: { outcome: 'changed' },
    }));
    expect(puts).toEqual([
      {
        url: event.ResponseURL,
        type: '',
        body: {
          Status: 'SUCCESS',
          PhysicalResourceId: 'partnership-valley',
          StackId: 'stack',
          RequestId: 'request',
          LogicalResourceId: 'Partnership',
          Data: { outcome: 'changed' },
        },
      },
    ]);
  });

  it('tells why it refused, in what CloudFormation takes', async () => {
    const { puts } = await answered(async () => ({ ok: false, id: 'partnership-valley', because: 'x'.repeat(9000) }));
    expect(puts[0]?.body).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'partnership-valley' });
    expect(JSON.stringify(puts[0]?.body).length).toBeLessThan(4096);
  });

  it('tells of an error instead of letting the deploy hang', async () => {
    const { puts } = await answered(async () => {
      throw new RangeError('out of range');
    });
    expect(puts[0]?.body).toMatchObject({ Status: 'FAILED', Reason: 'RangeError: out of range' });
  });

  it('answers again when the answer was not taken', async () => {
    const { puts, ended } = await answered(async () => ({ ok: true, id: 'x' }), [503, 503, 200]);
    expect([puts.length, ended]).toEqual([3, 'answered']);
  });

  it('throws when no answer is taken, so that it is run again', async () => {
    const { ended } = await answered(async () => ({ ok: true, id: 'x' }), [503, 503, 503, 503]);
    expect(ended).toBe('thrown');
  });
});
