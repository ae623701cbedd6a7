import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkflow, faultsBeyondSchema } from '../../../infra/proof/checks/workflow-checks.ts';
import { taskBindings, workflowBindings } from '../../../workflows/bindings.ts';
import { withRetries } from '../../../workflows/retries.ts';

const WORKFLOWS = join(import.meta.dirname, '../../../workflows');
const PLACEHOLDERS = [...Object.keys(taskBindings), ...Object.keys(workflowBindings)];
const retry = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
      'Lambda.Unknown',
      'Sandbox.Timedout',
    ],
  },
];

const task = (fields: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: `\${OpenRequest}`, Payload: {} },
  TimeoutSeconds: 60,
  Retry: retry,
  ...fields,
});

/** The faults of a workflow of these states, the first one first. */
function faults(states: Record<string, object>, fields: object = {}): string[] {
  const StartAt = Object.keys(states)[0] ?? '';
  const definition = { QueryLanguage: 'JSONata', TimeoutSeconds: 60, StartAt, States: states, ...fields };
  return faultsBeyondSchema(definition, PLACEHOLDERS);
}

const pass = (fields: object = {}) => ({ Type: 'Pass', End: true, ...fields });

describe('The workflows of the product', () => {
  it.each(readdirSync(WORKFLOWS).filter((file) => file.endsWith('.asl.json')))('%s is sound', (file) => {
    const definition: unknown = JSON.parse(readFileSync(join(WORKFLOWS, file), 'utf8'));
    expect(checkWorkflow(file, withRetries(definition), PLACEHOLDERS)).toEqual([]);
  });
});

describe('The workflow checks', () => {
  it('find nothing in a sound workflow', () => {
    const sound = {
      Ask: task({ Assign: { who: '{% $states.result.Payload %}' }, Next: 'End' }),
      End: pass({ Output: '{% $who %}' }),
    };
    expect(faults(sound)).toEqual([]);
  });

  it.each<[string, Record<string, object>, RegExp]>([
    [
      'an expression that cannot be read',
      { A: pass({ Output: '{% 1 + %}' }) },
      /A', Output: Unexpected end of expression/,
    ],
    ['$eval', { A: pass({ Output: '{% $eval("1") %}' }) }, /\$eval is not there/],
    [
      'a variable that nobody assigns',
      { A: pass({ Output: { x: '{% $who %}' } }) },
      /A', Output\/x: \$who is never assigned/,
    ],
    ['a function that there is not', { A: pass({ Output: '{% $frobnicate(1) %}' }) }, /\$frobnicate is never assigned/],
    [
      'a variable that is assigned only later',
      { A: { Type: 'Pass', Output: '{% $x %}', Next: 'B' }, B: pass({ Assign: { x: 1 } }) },
      /\$x is never assigned/,
    ],
    ['a result where there is none', { A: pass({ Output: '{% $states.result %}' }) }, /no \$states\.result here/],
    [
      'an error output outside a catcher',
      { A: pass({ Output: '{% $states.errorOutput %}' }) },
      /no \$states\.errorOutput/,
    ],
    [
      'a token where none is waited for',
      { A: task({ Arguments: { FunctionName: 'f', Payload: '{% $states.context.Task.Token %}' }, End: true }) },
      /no task token/,
    ],
    ['a field of nothing', { A: pass({ Output: '{% school.name %}' }) }, /'school' stands alone/],
    ['an assignment to $states', { A: pass({ Assign: { states: 1 } }) }, /assigns \$states/],
    ['a state to which nothing leads', { A: pass(), B: pass() }, /Nothing leads to state 'B'/],
    ['a way to nowhere', { A: { Type: 'Pass', Next: 'C' } }, /'C', which is not there/],
    [
      'a placeholder without a binding',
      { A: task({ Arguments: { FunctionName: `\${Nobody}` }, End: true }) },
      /Nothing is bound to \$\{Nobody\}/,
    ],
    [
      'a task that may take for ever',
      { A: task({ TimeoutSeconds: undefined, End: true }) },
      /'A' has no TimeoutSeconds/,
    ],
    [
      'a heartbeat that is not below the timeout',
      { A: task({ HeartbeatSeconds: 60, End: true }) },
      /not below TimeoutSeconds/,
    ],
    [
      'a task without retries',
      { A: task({ Retry: [{ ErrorEquals: ['TooBusy'] }], End: true }) },
      /does not retry Lambda\.ServiceException/,
    ],
  ])('find %s', (_, states, fault) => {
    const found = faults(states);
    expect(found.join('\n')).toMatch(fault);
  });

  it('include what asl-validator finds', () => {
    const definition = { StartAt: 'A', States: { A: pass({ InputPath: 1 }) } };
    expect(checkWorkflow('sample', definition, []).join('\n')).toMatch(/^sample: SCHEMA_VALIDATION_FAILED/);
  });

  it('know that a variable may be missing on one of two ways, unless the expression asks', () => {
    const states = (Output: string) => ({
      Which: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.a %}', Next: 'Set' }], Default: 'Use' },
      Set: { Type: 'Pass', Assign: { x: 1 }, Next: 'Use' },
      Use: pass({ Output }),
    });
    expect(faults(states('{% $x %}')).join()).toMatch(/\$x is not assigned on every way here/);
    expect(faults(states('{% $exists($x) ? $x : 0 %}'))).toEqual([]);
  });

  it('know what a catcher, a rule and a loop assign', () => {
    const states = {
      Ask: task({
        Assign: { said: 1 },
        Next: 'Use',
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { said: '{% $states.errorOutput %}' }, Next: 'Use' }],
      }),
      Use: { Type: 'Choice', Choices: [{ Condition: '{% $said = 1 %}', Next: 'Ask' }], Default: 'End' },
      End: pass({ Output: '{% $said %}' }),
    };
    expect(faults(states)).toEqual([]);
  });

  it('let inner states see outer variables, not the other way round, nor assign them', () => {
    const map = (inner: object, Output: string) => ({
      Before: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Each' },
      Each: { Type: 'Map', ItemProcessor: { StartAt: 'In', States: { In: pass(inner) } }, Next: 'After' },
      After: pass({ Output }),
    });
    expect(faults(map({ Output: '{% $outer %}', Assign: { inner: 2 } }, '{% $outer %}'))).toEqual([]);
    expect(faults(map({ Assign: { inner: 2 } }, '{% $inner %}')).join()).toMatch(/After.*\$inner is never assigned/);
    expect(faults(map({ Assign: { outer: 2 } }, 'x')).join()).toMatch(/'In' assigns \$outer/);
  });

  it.each([
    '{% ($x := 1; $x + 1) %}',
    '{% $map($states.input.list, function($each, $i) { $each.name & $i }) %}',
    '{% $states.input.people[head = true].name %}',
    '{% $states.input.orders@$o.items[$o.open].price %}',
    '{% $states.input.list#$i.{"at": $i} %}',
    '{% $count($states.input.list)[$ > 1] %}',
    '{% $partition($states.input.list, 2) %}',
    '{% $states.input ~> |people|{"age": null}| %}',
  ])('have nothing against %s', (Output) => {
    expect(faults({ A: pass({ Output }) })).toEqual([]);
  });

  it('want a limit of time and JSONata for the whole machine', () => {
    expect(faults({ A: pass() }, { TimeoutSeconds: undefined }).join()).toMatch(/state machine has no TimeoutSeconds/);
    expect(faults({ A: pass() }, { QueryLanguage: 'JSONPath' }).join()).toMatch(/QueryLanguage is not JSONata/);
  });
});
