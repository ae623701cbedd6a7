/** A partnership's stack: brings it in, applies its file again, puts it away. */
import * as z from 'zod';
import { customResource, type ResourceEvent, type ResourceOutcome } from '../adapters/aws/custom-resource.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { type Deploy, madeId, refusedId } from '../domain/partnership/deploys.ts';
import { PartnershipFile } from '../domain/partnership/partnership-file.ts';
import { applyFile } from '../partnership/apply-file.ts';
import { archivePartnership } from '../partnership/archive.ts';
import { beginDeploy, endDeploy } from '../partnership/deploys.ts';

const outside = begun(createOutside);

/** CloudFormation turns every number into text on its way, so the file travels as one text. */
const Named = z.object({ Partnership: z.string().min(1) });
const Properties = Named.extend({ File: z.string() });

const nameIn = ({ ResourceProperties }: ResourceEvent): string =>
  Named.safeParse(ResourceProperties).data?.Partnership ?? 'unknown';

/** CloudFormation follows a refused Create with a Delete of the id that it was refused under. */
const idWhenRefused = (event: ResourceEvent): string =>
  event.RequestType === 'Create' ? refusedId(nameIn(event)) : (event.PhysicalResourceId ?? refusedId(nameIn(event)));

/** Puts away only what a Create or Update of the same stack has made; any other id, or none, is nobody's here. */
const putAway = async (event: ResourceEvent, deploy: Deploy): Promise<ResourceOutcome> => {
  const id = event.PhysicalResourceId ?? refusedId(nameIn(event));
  const { data: named } = Named.safeParse(event.ResourceProperties);
  if (!named || id !== madeId(named.Partnership)) return { ok: true, id, facts: { outcome: 'not-ours' } };
  const begins = await beginDeploy(await outside(), named.Partnership, deploy);
  if (begins !== 'go-on') return { ok: true, id, facts: { outcome: begins } };
  return { ok: true, id, facts: { outcome: await archivePartnership(await outside(), named.Partnership) } };
};

/** Always under the one id, so that no update makes CloudFormation delete anything. */
const apply = async (event: ResourceEvent, deploy: Deploy): Promise<ResourceOutcome> => {
  const { File, Partnership } = Properties.parse(event.ResourceProperties);
  const id = madeId(Partnership);
  // Noted also where it is then refused, so that what was asked before it comes late from now on.
  if ((await beginDeploy(await outside(), Partnership, deploy)) === 'late') {
    return { ok: true, id, facts: { outcome: 'late' } };
  }
  const file = PartnershipFile.parse(JSON.parse(File));
  if (file.partnership.id !== Partnership) {
    return {
      ok: false,
      id: idWhenRefused(event),
      because: `the file is of ${file.partnership.id}, not ${Partnership}`,
    };
  }
  const applied = await applyFile(await outside(), file);
  if (!applied.ok) {
    return { ok: false, id: idWhenRefused(event), because: `${applied.refusal}\n${applied.detail ?? ''}` };
  }
  await endDeploy(await outside(), Partnership, deploy);
  return { ok: true, id, facts: { outcome: applied.value } };
};

export const handler = customResource(idWhenRefused, async (event) => {
  const deploy = { stack: event.StackId, request: event.RequestId };
  return event.RequestType === 'Delete' ? putAway(event, deploy) : apply(event, deploy);
});
