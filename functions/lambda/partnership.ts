/** A partnership's stack: brings it in, applies its file again, puts it away. */
import * as z from 'zod';
import { customResource, type ResourceEvent } from '../adapters/aws/custom-resource.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { PartnershipFile } from '../domain/partnership/partnership-file.ts';
import { applyFile } from '../partnership/apply-file.ts';
import { archivePartnership } from '../partnership/archive.ts';

const outside = begun(createOutside);

/** CloudFormation turns every number into text on its way, so the file travels as one text. */
const Named = z.object({ Partnership: z.string().min(1) });
const Properties = Named.extend({ File: z.string() });

/** The same for as long as the stack lives, so that no update makes CloudFormation delete anything. */
const idFor = ({ ResourceProperties }: ResourceEvent): string =>
  `partnership-${Named.safeParse(ResourceProperties).data?.Partnership ?? 'unknown'}`;

export const handler = customResource(idFor, async (event) => {
  const id = event.PhysicalResourceId ?? idFor(event);
  if (event.RequestType === 'Delete') {
    const { Partnership } = Named.parse(event.ResourceProperties);
    return { ok: true, id, facts: { outcome: await archivePartnership(await outside(), Partnership) } };
  }
  const { File } = Properties.parse(event.ResourceProperties);
  const file = PartnershipFile.parse(JSON.parse(File));
  const applied = await applyFile(await outside(), file);
  if (!applied.ok) return { ok: false, id, because: `${applied.refusal}\n${applied.detail ?? ''}` };
  return { ok: true, id, facts: { outcome: applied.value } };
});
