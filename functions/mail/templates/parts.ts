/** One part went to somebody else: a stand-in came, or the time of whoever had it was over. */
import { longDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { clip } from '../letter.ts';
import { partnershipNamed } from '../phrases.ts';
import { notice } from './notice.ts';

export const partMoved: Template = (context) => {
  const { details, contact, partnership, person } = context;
  const after = details.successor === undefined ? undefined : contact(details.successor).name;
  const before = details.leaving === undefined ? undefined : contact(details.leaving).name;
  const role = details.role ?? 'a part';
  const own = details.successor === person.id;
  return notice(
    context,
    {
      subject: own
        ? `You are ${clip(role, 28)} now, in ${clip(partnershipNamed(partnership), 30)}`
        : after
          ? `${clip(after, 30)} is ${clip(role, 36)} now`
          : `Nobody is ${clip(role, 36)} now`,
      paragraphs: [
        before ? `${before} was ${role} until now.` : `Nobody was ${role} until now.`,
        own
          ? 'What waits for that part comes to you from today, at the address that we have for you.'
          : after
            ? `What waits for that part goes to ${after} from today.`
            : 'Please agree who comes next, and name them on our page.',
      ],
      facts: details.on ? [{ label: 'Until', text: longDate(details.on) }] : [],
    },
    'See who does what',
  );
};
