/** Task: the review closes, with or without every return. The report names what is missing; boards and schools get it. */
import { letRead } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { returns, reviews } from '../records/year-kinds.ts';
import { ReviewInput } from './open-review.ts';
import { prepareFigures, publishFigures } from './publish-figures.ts';

export const closeReview = async (outside: Outside, payload: unknown): Promise<{ missing: string[] }> => {
  const input = ReviewInput.parse(payload);
  const made = await prepareFigures(outside, input.partnership, input.review);
  return work(outside, input.partnership, async (tx) => {
    const review = await tx.readNeeded(reviews, input.review);
    if (review.state !== 'open') return { missing: review.missing };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const sent = await tx.list(returns, `${review.id}#`);
    const received = new Set(sent.filter((one) => one.state !== 'draft').map((one) => one.content.school));
    const missing = activeSchools(partnership)
      .map(({ urn }) => urn)
      .filter((urn) => !received.has(urn));
    tx.write(reviews, review.id, { ...review, state: 'closed', closedOn: londonDate(tx.now), missing });
    tx.event('review-closed', 'system', { review: review.id, missing });
    await publishFigures(tx, review, partnership, made);
    await letRead(tx, `review:${review.id}`, outside.linkKeys.current);
    const boards = activeParties(partnership).flatMap((party) => party.boards);
    const { lead, chair, progressChaser } = partnership.roles;
    tell(
      tx,
      'review-report',
      [
        ...boards.flatMap((board) => [board.clerk, ...board.members.map((member) => member.person)]),
        ...activeSchools(partnership).flatMap((school) => [school.head, school.lead]),
        ...[lead, chair, progressChaser],
      ],
      { details: { review: review.id, reads: `review:${review.id}` } },
    );
    return { missing };
  });
};
