/** For somebody whose part in a request has ended: they were replaced, or have left. */
import { recipientOf } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { partEnded, readAfterTheEnd } from '../domain/partnership/part-ended.ts';
import type { WebResponse } from '../web/route.ts';
import { linkPage } from './link-page.tsx';
import type { LinkContext } from './link-view.ts';
import { readName } from './names.ts';

export const endedPartPage = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, partnership, person, recipient, request } = context;
  const lead = await readName(outside, partnership.id, partnership.roles.lead);
  const ended = partEnded(partnership, person, londonDate(outside.clock.now()));
  const isNewer = ended === undefined && recipientOf(request, recipient.person) !== undefined;
  const because = isNewer
    ? 'A newer link was sent to the email address that we have for you now. Please use that one.'
    : recipient.state === 'replaced'
      ? 'Somebody else has taken over what this link was for, and has a link of their own.'
      : ended === 'over'
        ? `${partnership.name} is over. Links to what was asked in it worked for ${readAfterTheEnd} days after its last day.`
        : ended === 'party-out'
          ? `Your school or board is no longer in ${partnership.name}, so this link was closed.`
          : 'You are no longer listed as a part of this partnership, so this link was closed.';
  return linkPage(
    context,
    { title: 'This link is no longer yours', status: 410 },
    <>
      <p class="govuk-body">{because}</p>
      <p class="govuk-body">
        If you think that this is wrong, please ask {lead}, who leads the partnership. You can reply to the email that
        brought you here.
      </p>
    </>,
  );
};
