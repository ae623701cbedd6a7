/** What else waits for somebody who has just answered: "nothing more" is said only where that is so. */
import type { ComponentChildren } from 'preact';
import { recipientOf } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { Link } from '../pages/components/link.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { LinkContext } from './link-view.ts';
import { readNames } from './names.ts';
import { listOpenRequests } from './open-requests.ts';
import { linkAddress } from './request-links.ts';
import { requestWords } from './request-words.ts';

export const readAlsoWaits = async ({
  outside,
  partnership,
  person,
  request,
}: LinkContext): Promise<ComponentChildren> => {
  const open = await listOpenRequests(outside, partnership.id);
  const mine = open.flatMap((one) => {
    const own = one.id === request.id ? undefined : recipientOf(one, person.id);
    return own?.part === 'answers' && own.state === 'asked' ? [{ one, link: own.link }] : [];
  });
  if (mine.length === 0) return <p class="govuk-body">You need do nothing more.</p>;
  const nameOf = await readNames(outside, partnership.id);
  const today = londonDate(outside.clock.now());
  const items = await Promise.all(
    mine.map(async ({ one, link }) => {
      const { toDo } = requestWords(one, partnership, nameOf, today);
      const href = (await linkAddress(outside, link))?.slice(outside.settings.publicUrl.length);
      return href === undefined ? toDo : <Link href={href}>{toDo}</Link>;
    }),
  );
  return (
    <>
      <p class="govuk-body">This also waits for you:</p>
      <Bullets items={items} />
    </>
  );
};
