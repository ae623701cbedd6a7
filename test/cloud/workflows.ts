import { beforeAll, describe, expect, it } from 'vitest';
import { workflowNames } from '../../functions/domain/work-names.ts';
import { definitions } from '../../infra/local/workflows.ts';
import { taskBindings, workflowBindings } from '../../workflows/bindings.ts';
import type { Synthesised } from './assembly.ts';

let cloud: Synthesised;

type Machine = {
  readonly StateMachineName: string;
  readonly DefinitionString: string;
  readonly DefinitionSubstitutions: Readonly<Record<string, unknown>>;
};
const machines = (): Machine[] =>
  cloud.all('AWS::StepFunctions::StateMachine').map(({ properties }) => properties as unknown as Machine);

/** `made` gives the assembly that all these tests look at. */
export const workflowTests = (made: () => Synthesised): void => {
  beforeAll(() => {
    cloud = made();
  });

  describe('the state machines', () => {
    it('are the seven workflows, under the names that they are started by', () => {
      expect(
        machines()
          .map(({ StateMachineName }) => StateMachineName)
          .sort(),
      ).toEqual(workflowNames.map((name) => `SchoolPartnerships-${name}`).sort());
    });

    it('have every placeholder bound, and nothing bound that does not stand in them', () => {
      for (const { DefinitionString, DefinitionSubstitutions } of machines()) {
        const found = new Set([...DefinitionString.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
        expect(new Set(Object.keys(DefinitionSubstitutions))).toEqual(found);
      }
    });

    it('are defined as one machine defines them, retries and all', () => {
      const local = definitions();
      const bindings: Readonly<Record<string, string>> = { ...taskBindings, ...workflowBindings };
      for (const { StateMachineName, DefinitionString } of machines()) {
        const name = StateMachineName.replace('SchoolPartnerships-', '');
        const bound = DefinitionString.replace(/\$\{(\w+)\}/g, (_, placeholder: string) => bindings[placeholder] ?? '');
        expect(JSON.parse(bound)).toEqual(local(name));
        expect(DefinitionString).toContain('"TooBusy"');
      }
    });

    it('call for each task the function that is told to carry out that task', () => {
      const told = new Map(
        cloud.all('AWS::Lambda::Function').map(({ id, properties }) => {
          const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
          return [id, Variables.TASK];
        }),
      );
      const bindings: Readonly<Record<string, string>> = taskBindings;
      const seen = new Set<string>();
      for (const { DefinitionSubstitutions } of machines()) {
        for (const [placeholder, bound] of Object.entries(DefinitionSubstitutions)) {
          const task = bindings[placeholder];
          if (task === undefined) continue;
          const [id] = (bound as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'];
          expect([placeholder, told.get(id)]).toEqual([placeholder, task]);
          seen.add(task);
        }
      }
      expect(seen).toEqual(new Set(Object.values(taskBindings)));
    });

    it('start the machines that their names mean', () => {
      for (const { DefinitionSubstitutions } of machines()) {
        for (const [placeholder, workflow] of Object.entries(workflowBindings)) {
          const bound = DefinitionSubstitutions[placeholder];
          if (bound !== undefined)
            expect(JSON.stringify(bound)).toContain(`:stateMachine:SchoolPartnerships-${workflow}`);
        }
      }
    });

    it('log their errors without what was handed from state to state, and are traced', () => {
      for (const machine of machines()) {
        expect(machine).toMatchObject({
          StateMachineType: 'STANDARD',
          LoggingConfiguration: { IncludeExecutionData: false, Level: 'ERROR' },
          TracingConfiguration: { Enabled: true },
        });
      }
    });
  });
};
