/** What becomes of a piece of the plan that somebody was asked to write. */
import { isAboutRequest, type Template } from '../context.ts';
import { partnershipNamed } from '../phrases.ts';
import { pieceTitle } from './asks/piece.ts';
import { notice } from './notice.ts';

/** To whoever gave it out. */
export const pieceWritten: Template = (given) => {
  if (!isAboutRequest(given)) return undefined;
  const { details, contact, request, partnership } = given;
  const writer = details.person === undefined ? 'Somebody' : contact(details.person).name;
  const path = request.piece === undefined ? '/proposal' : `/proposal/${request.piece.question}`;
  return notice(
    { ...given, details: { ...details, path } },
    {
      subject: `${writer} has written a piece of the ${partnershipNamed(partnership)} plan`,
      paragraphs: [
        `You asked for this: ${pieceTitle(given)}`,
        `${writer} has sent it. It stands in the plan now. You can change it.`,
      ],
    },
    'Read it',
  );
};

/** To whoever need not write it any more. */
export const pieceTakenBack: Template = (context) => {
  if (!isAboutRequest(context)) return undefined;
  return notice(context, {
    subject: `You need not write your piece of the ${partnershipNamed(context.partnership)} plan`,
    paragraphs: [
      `We had asked you for this: ${pieceTitle(context)}`,
      'It was taken back, so there is nothing left for you to do. What you saved is kept in the plan. Thank you.',
    ],
  });
};
