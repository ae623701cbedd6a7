/** Why a record could not be corrected any more, and whom to call. */
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { readName } from '../asking/names.ts';
import type { WebResponse } from '../web/route.ts';
import type { CorrectRefusal } from './correct-record.ts';

const because: Readonly<Record<CorrectRefusal, string>> = {
  'not-offered': 'No meeting is recorded that you could correct.',
  'minutes-agreed': 'The minutes were agreed, so the record is final.',
  closed: 'This has ended in another way, so there is no decision of a meeting to correct.',
  'already-concluded':
    'All the boards’ decisions were put together before this reached us, and work goes on from what your board was recorded to have said.',
  'would-undo': 'By these numbers your board decided nothing, but its decision has been passed on already.',
};

export const cannotCorrectPage = async (context: LinkContext, refusal: CorrectRefusal): Promise<WebResponse> => {
  const { outside, partnership } = context;
  const lead = await readName(outside, partnership.id, partnership.roles.lead);
  return linkPage(
    context,
    { title: 'The record was not changed', status: 409, back: true },
    <>
      <p class="govuk-body">{because[refusal]}</p>
      <p class="govuk-body">
        If the record is wrong, please call {lead}, who leads the partnership and can ask your board again with a new
        version.
      </p>
    </>,
  );
};
