import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../../infra/local/engine/conformance/case-format.ts';
import { differences } from '../../../infra/local/engine/conformance/compare.ts';
import { reportOn } from '../../../infra/local/engine/conformance/report.ts';
import { runCase } from '../../../infra/local/engine/conformance/run-case.ts';
import { AWAIT, FUNCTION, machine } from './world.ts';

type CaseParts = Record<string, unknown> & { expect: object };

/** What a case finds wrong with the engine. */
async function problems(parts: CaseParts): Promise<string[]> {
  const given = caseSchema.parse({ name: 'case', input: {}, ...parts });
  return differences(given, await runCase(given));
}

const calls = (reply: object) => ({
  definition: machine({ Only: { Type: 'Task', Resource: `${FUNCTION}work`, TimeoutSeconds: 60, End: true } }),
  tasks: [{ match: { functionName: 'work' }, reply }],
});
const asks = (reply: object) => ({
  definition: machine({
    Only: {
      Type: 'Task',
      Resource: AWAIT,
      HeartbeatSeconds: 5,
      Arguments: { FunctionName: 'work', Payload: '{% $states.context.Task.Token %}' },
      End: true,
    },
  }),
  tasks: [{ match: { functionName: 'work' }, reply }],
});
const waits = { Type: 'Task', Resource: `${FUNCTION}work`, End: true };
const succeeds = (output: unknown) => ({ status: 'SUCCEEDED', output });
const fails = (error: string | null, cause?: string) => ({
  status: 'FAILED',
  error,
  cause,
  causeMode: cause ? 'contains' : 'ignore',
});

describe('A conformance case', () => {
  it.each<[string, CaseParts]>([
    ['echo', { ...calls({ kind: 'echo' }), input: 3, expect: succeeds(3) }],
    ['value', { ...calls({ kind: 'value', value: [1] }), expect: succeeds([1]) }],
    ['repeat', { ...calls({ kind: 'repeat', string: 'ab', count: 2 }), expect: succeeds('abab') }],
    ['error', { ...calls({ kind: 'error', errorType: 'E', errorMessage: 'Oh.' }), expect: fails('E', 'Oh.') }],
    [
      'sleep past the timeout',
      { ...calls({ kind: 'sleep', seconds: 90 }), minSeconds: 60, expect: fails('States.Timeout') },
    ],
    ['sleep', { ...calls({ kind: 'sleep', seconds: 9 }), input: 'x', minSeconds: 9, expect: succeeds('x') }],
    ['callback', { ...asks({ kind: 'callback-success', output: 'yes' }), expect: succeeds('yes') }],
    [
      'failing callback',
      { ...asks({ kind: 'callback-failure', error: 'E', cause: 'why' }), expect: fails('E', 'why') },
    ],
    ['never', { ...asks({ kind: 'never' }), minSeconds: 5, expect: fails('States.Timeout') }],
  ])('passes with a task that answers by %s', async (_, parts) => {
    expect(await problems(parts)).toEqual([]);
  });

  const echo = calls({ kind: 'echo' });
  it.each<[string, CaseParts, RegExp]>([
    ['status', { ...echo, expect: fails('E') }, /^status: expected "FAILED"/],
    ['output', { ...echo, expect: succeeds(1) }, /^output: expected 1, got {}/],
    ['error', { ...calls({ kind: 'error', errorType: 'E' }), expect: fails(null) }, /^error: expected null, got "E"/],
    ['cause', { ...calls({ kind: 'error', errorType: 'E' }), expect: fails('E', 'why') }, /^cause \(contains\)/],
    ['time', { ...echo, minSeconds: 1, expect: succeeds({}) }, /^at least seconds: expected 1, got 0/],
    ['exits', { ...echo, expect: succeeds({}), trace: { exits: [{ state: 'Other' }] } }, /^trace: exits/],
    ['calls', { ...echo, expect: succeeds({}), trace: { scheduled: [{ arguments: 1 }] } }, /^trace: scheduled/],
    [
      'evaluated seconds',
      { ...echo, expect: succeeds({}), trace: { scheduled: [{ arguments: {}, TimeoutSeconds: 9 }] } },
      /^trace: scheduled/,
    ],
    [
      'masked text',
      { ...echo, input: { a: 'x' }, expect: succeeds({}), mask: ['/a'], maskedContains: { '/a': 'y' } },
      /^\/a to contain/,
    ],
  ])('fails on another %s', async (_, parts, problem) => {
    expect((await problems(parts))[0]).toMatch(problem);
  });

  it('passes whatever stands where its expectation is masked or says <ANY>', async () => {
    const trace = { exits: [{ state: 'Only', output: { list: ['<ANY>', 2] } }] };
    const masked = { mask: ['/list/0'], maskedContains: { '/list/0': 'on' } };
    const parts = { ...echo, input: { list: ['one', 2] }, expect: succeeds({ list: [null, 2] }), trace, ...masked };
    expect(await problems(parts)).toEqual([]);
  });
});

describe('A report on a file of cases', () => {
  it('keeps recorded and adapted cases apart, names what differs, and counts at the end', async () => {
    const echo = calls({ kind: 'echo' });
    const { lines, failed } = await reportOn([
      { name: 'right', input: 1, ...echo, expect: succeeds(1) },
      { name: 'wrong', input: 1, ...echo, expect: succeeds(2), doubtful: 'perhaps' },
      {
        name: 'stuck',
        input: 1,
        ...calls({ kind: 'never' }),
        definition: machine({ Only: waits }),
        expect: succeeds(1),
      },
      { name: 'unreadable', adapted: 'by hand' },
    ]);
    expect(failed).toBe(3);
    expect(lines.slice(0, 3)).toEqual([
      'FAILED wrong',
      '  output: expected 2, got 1',
      '  The case is doubtful: perhaps',
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/Nothing will ever happen again/));
    expect(lines).toContainEqual(expect.stringMatching(/cannot be read/));
    expect(lines.slice(-3)).toEqual([
      'Recorded from the service: 1 passed, 2 failed',
      'Adapted by hand:           0 passed, 1 failed',
      '1 passed, 3 failed',
    ]);
  });
});
