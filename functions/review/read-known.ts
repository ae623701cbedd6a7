/** Reads what is known of a school before its return is shown or taken. */
import type { LinkContext } from '../asking/link-view.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { totalsOfSide } from '../domain/ledger/ledger.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { ownPurposes } from '../domain/review/own-purposes.ts';
import { readSides } from '../records/ledgers.ts';
import { readLastReturn, readPlanOfYear, readReturn, readReview, yearOfReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import { readDecidedBefore } from './decided-before.tsx';
import type { Known } from './return-known.ts';

export const knownFor = async ({ outside, partnership, request }: LinkContext): Promise<Known> => {
  const urn = request.school ?? '';
  const review = await readReview(outside, partnership.id, request.about.id);
  if (!review) throw new MissingRecord('review', request.about.id);
  const [content, last, stored, sides, before] = await Promise.all([
    readPlanOfYear(outside, partnership, yearOfReview(review)),
    readLastReturn(outside, partnership.id, review, urn),
    readReturn(outside, partnership.id, review.id, urn),
    readSides(outside, partnership.id, review.id),
    readDecidedBefore(outside, partnership.id, review),
  ]);
  if (!content) throw new MissingRecord('proposal', yearOfReview(review));
  const own = schoolByUrn(partnership, urn);
  const school = { urn, name: own?.name ?? urn };
  // Each school is asked about its own purposes only.
  const asked = { ...content, purposes: ownPurposes(content, own) };
  return {
    review,
    school,
    content: asked,
    last,
    stored,
    ledger: totalsOfSide(sides, urn),
    before,
  };
};

/** Whether whoever opened the link may send this return now. */
export const canSend = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('send-return');
