/** Carries out every effect but mails: those that the table's stream names, and every five minutes all that are due. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { clientDefaults } from '../adapters/aws/clients.ts';
import { readWorkflowArns } from '../adapters/aws/config.ts';
import { deliveryHandler } from '../adapters/aws/delivery-handler.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { papersAsTold } from '../adapters/aws/papers-as-told.ts';
import { createSfnWorkflows } from '../adapters/aws/sfn-workflows.ts';
import { type EffectHandlers, workflowHandlers } from '../delivery/handlers.ts';
import { tasks } from '../site/tasks.ts';

export const handler = deliveryHandler(['ring', 'start', 'task', 'mail-many'], async () => {
  const workflows = createSfnWorkflows({ client: new SFNClient(clientDefaults()), arns: readWorkflowArns() });
  const outside = await createOutside({ workflows, papers: papersAsTold() });
  const task: EffectHandlers['task'] = async (effect) => {
    await tasks[effect.task](outside, effect.input);
  };
  return { outside, handlers: { ...workflowHandlers(outside), task } };
});
