/** Questions that members of boards ask, and their answers. */
import type { Template } from '../context.ts';
import { partnershipNamed, partyName } from '../phrases.ts';
import { notice, quoted } from './notice.ts';

export const questionAsked: Template = (given) => {
  const { question, partnership, contact } = given;
  if (!question || question.answer) return undefined;
  // Straight to where it is answered.
  const context = { ...given, details: { ...given.details, path: `/questions/${question.id}` } };
  const here = partnershipNamed(partnership);
  if (question.seenBy === 'unclear') {
    return notice(
      context,
      {
        subject: `Something in the ${here} plan is not clear to a board member`,
        paragraphs: [
          'Somebody said, in private, that they do not understand this. We do not say who.',
          quoted(question.question),
          'Please put it in plainer words, for everybody.',
        ],
        minutes: 5,
      },
      'Answer it',
    );
  }
  const party = partyName(partnership, question.party);
  return notice(
    context,
    {
      subject: `A question from ${party} about ${here}`,
      paragraphs: [
        `${contact(question.askedBy).name} asks:`,
        quoted(question.question),
        question.seenBy === 'all-boards'
          ? 'Every board will see your answer.'
          : `Only the board of ${party} will see your answer.`,
      ],
      minutes: 5,
      help: { ...contact(question.askedBy), role: 'who asked' },
    },
    'Answer it',
  );
};

export const questionAnswered: Template = (context) => {
  const { question, partnership, contact, person } = context;
  if (!question?.answer) return undefined;
  const own = question.askedBy === person.id;
  return notice(
    context,
    {
      subject: own
        ? `Your question about ${partnershipNamed(partnership)} has an answer`
        : `A question about ${partnershipNamed(partnership)} has an answer`,
      paragraphs: [
        `${own ? 'You asked' : 'A board member asked'}: ${quoted(question.question)}`,
        `${contact(question.answer.by).name} answers: ${quoted(question.answer.text)}`,
      ],
    },
    'Read it',
  );
};
