/** Carries effects out: those that the table's stream names, and every five minutes all that are due. */
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { readConfig, readOutgoing } from '../adapters/aws/config.ts';
import { begun } from '../adapters/aws/once.ts';
import { clientDefaults, createOutside } from '../adapters/aws/outside.ts';
import { createSesMailer } from '../adapters/aws/ses-mailer.ts';
import { createSfnWorkflows } from '../adapters/aws/sfn-workflows.ts';
import { effectIdsIn } from '../adapters/aws/stream.ts';
import { deliverDue } from '../delivery/deliver.ts';
import { deliverOne } from '../delivery/deliver-one.ts';
import { type EffectHandlers, workflowHandlers } from '../delivery/handlers.ts';
import { mailHandler } from '../mail/mail-handler.ts';
import { remembering } from '../mail-feedback/remember-mail.ts';
import { unlessArchived } from '../partnership/unless-archived.ts';
import type { Outside } from '../ports.ts';
import { tasks } from '../tasks.ts';

const handlersOf = (outside: Outside): EffectHandlers => ({
  ...workflowHandlers(outside),
  task: async ({ task, input }) => {
    const run = tasks[task];
    if (!run) throw new Error(`no task is called ${task}`);
    await run(outside, input);
  },
  mail: unlessArchived(outside, remembering(outside, mailHandler(outside))),
});

const ready = begun(async () => {
  const { workflowArns, configurationSet } = readOutgoing();
  const { sender } = readConfig().settings;
  const outside = await createOutside({
    mailer: createSesMailer({ client: new SESClient(clientDefaults()), sender, configurationSet }),
    workflows: createSfnWorkflows({ client: new SFNClient(clientDefaults()), arns: workflowArns }),
  });
  return { outside, handlers: handlersOf(outside) };
});

export const handler = async (event: unknown): Promise<void> => {
  const { outside, handlers } = await ready();
  const named = effectIdsIn(event);
  if (named === undefined) {
    const counts = await deliverDue(outside, handlers);
    return outside.log('info', 'delivered-due', counts);
  }
  await Promise.all(named.map((id) => deliverOne(outside, handlers, id)));
};
