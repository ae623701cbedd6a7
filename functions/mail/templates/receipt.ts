/** To whoever has just decided, signed or sent a return: what it was, so that they can show it and put it right. */
import { whatYouSaid } from '../../asking/outcome-words.ts';
import { receiptRows, referenceOf } from '../../asking/receipt-words.ts';
import { hasReceipt } from '../../domain/asking/receipts.ts';
import { isAboutRequest, type Template } from '../context.ts';
import { partnershipNamed } from '../phrases.ts';
import { notice, quoted } from './notice.ts';

export const receipt: Template = (context) => {
  if (!isAboutRequest(context)) return undefined;
  const { request, partnership, person, details } = context;
  const own = request.answers.findLast((answer) => answer.person === person.id && hasReceipt(answer));
  if (!own) return undefined;
  const said = whatYouSaid(own, request);
  const lower = `${said.charAt(0).toLowerCase()}${said.slice(1)}`;
  return notice(
    { ...context, details: { ...details } },
    {
      subject: `Your receipt: ${lower}, ${partnershipNamed(partnership)} (${referenceOf(partnership.id, request.id, own)})`,
      paragraphs: [
        `${said}.`,
        ...('reason' in own ? [`Your reason: ${quoted(own.reason)}`] : []),
        'You need do nothing with this email: it is yours to keep.',
      ],
      facts: receiptRows(partnership.id, request, own, person.name).map(({ key, value }) => ({
        label: key,
        text: value,
      })),
    },
    'See what you answered',
  );
};
