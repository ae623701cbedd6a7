import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawMachine } from '../../../infra/proof/checks/workflow-drawing.ts';
import { drawWorkflows, picturesAreStale } from '../../../infra/proof/checks/workflow-pictures.ts';

const end = { Type: 'Pass' as const, End: true };

describe('The pictures of the workflows', () => {
  it('are as fresh as the workflows: write them with `npx tsx infra/proof/checks/workflow-pictures.ts`', () => {
    expect(picturesAreStale()).toBe(false);
  });

  it('are stale as soon as a workflow changes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
    const write = (name: string) =>
      writeFileSync(join(folder, 'sample.asl.json'), JSON.stringify({ StartAt: name, States: { [name]: end } }));
    write('Ask');
    expect(picturesAreStale(folder)).toBe(true);
    writeFileSync(join(folder, 'PICTURES.md'), drawWorkflows(folder));
    expect(picturesAreStale(folder)).toBe(false);
    write('Chase');
    expect(picturesAreStale(folder)).toBe(true);
  });

  it('show every state, every way with its condition or error, and what is called', () => {
    const drawn = drawMachine({
      StartAt: 'Ask "them"',
      States: {
        'Ask "them"': {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: { FunctionName: `\${AwaitAnswer}` },
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Over' }],
          Next: 'Answered?',
        },
        'Answered?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.n > 1 %}', Next: 'All' }],
          Default: 'Over',
        },
        All: {
          Type: 'Map',
          Items: '{% $states.input.list %}',
          ItemProcessor: { StartAt: 'One', States: { One: end } },
          End: true,
        },
        Over: { Type: 'Fail' },
      },
    });
    expect(drawn).toBe(`flowchart TD
  s1_start((" ")) --> s1
  s1(["Ask #quot;them#quot;<br/><small>AwaitAnswer</small>"])
  s2{"Answered?"}
  subgraph s3 ["All<br/><small>for each of list</small>"]
    s5_start((" ")) --> s5
    s5("One")
    s5 --> s5_end
    s5_end(("end"))
  end
  s4{{"Over"}}
  s1 --> s2
  s1 -. "States.Timeout" .-> s4
  s2 -- "n #gt; 1" --> s3
  s2 -- otherwise --> s4
  s3 --> s1_end
  s1_end(("end"))`);
  });
});
