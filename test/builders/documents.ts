/** An agreement that waits for its signatures, in the year's world: made, signed by one or by all, concluded. */
import {
  documentId,
  documents,
  partnerships,
  proposals,
  proposalVersions,
  theOne,
  versionId,
} from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { concludeDocument } from '../../functions/signing/conclude-document.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { atStage } from './moved.ts';
import { submitSigned } from './signing.ts';
import { aPlan, aYear } from './year.ts';

type Kind = 'mou' | 'data-agreement';

export const signatories = ['alder-board-1', 'birch-board-1', 'cedar-board-1', 'dell-board-1'];
export const heads = ['head-alder', 'head-birch', 'head-cedar', 'head-dell'];

const titled = (id: string) =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

export const aSigning = async () => {
  const world = await aYear();
  await work(world.outside, 'valley', async (tx) => {
    const { mou: _, startedOn: __, ...whole } = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...whole, stage: atStage('signing') });
  });
  const make = () => makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  await make();
  const asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });

  const kept = (document: Kind = 'mou', version = 1) => world.read(documents, documentId(document, '202627', version));
  const signAs = async (person: string, request = asked) =>
    submitSigned(world, await world.visit(person, request), { read: 'yes', typedName: titled(person) });
  return {
    world,
    /** The request for the signatures under version 1 of the agreement. */
    asked,
    make,
    conclude: (document: Kind = 'mou', version = 1) =>
      concludeDocument(world.outside, { partnership: 'valley', document, version }),
    kept,
    whole: () => world.read(partnerships, theOne),
    sealOf: async (version = 1, document: Kind = 'mou') => (await kept(document, version))?.seal ?? '',
    signAs,
    signByAll: async (request = asked) => {
      for (const person of [...signatories, ...heads]) await signAs(person, request);
    },
    /** The lead changes something and the plan comes to signing as version 2. */
    secondVersion: async () => {
      await work(world.outside, 'valley', async (tx) => {
        const proposal = await tx.readNeeded(proposals, '202627');
        tx.write(proposals, '202627', { ...proposal, version: 2 });
        tx.write(proposalVersions, versionId('202627', 2), {
          proposal: '202627',
          version: 2,
          content: aPlan({ groundRules: ['We answer within a week.'] }),
          changedAt: tx.now.toISOString(),
        });
      });
      await make();
    },
  };
};
export type Signing = Awaited<ReturnType<typeof aSigning>>;
