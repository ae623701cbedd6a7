/** What people are told about what is held of them (UK GDPR, article 13): one page, from the facts of the partnership's file. */
import { activeParties, monthsOfFigures, type Partnership, type Party } from '../partnership/partnership.ts';
import { countOf } from '../wording.ts';
import { list, type Section, section, table, text } from './document-source.ts';

const basisWords: Readonly<Record<NonNullable<Party['lawfulBasis']>, string>> = {
  'public-task': 'Its public task: it is a school of the state, and this is its work',
  'legitimate-interests': 'Its legitimate interest in working with other schools',
};
const notSaid = 'Not said yet: its data protection officer decides';

const whoAnswers = (partnership: Partnership, nameOf: (person: string) => string): Section =>
  section(
    'who',
    'Who answers for it',
    text('Each board answers for what is held about its own people and pupils. It is the “controller”.'),
    table(
      'Boards, why each may hold it, and whom to ask',
      ['Board', 'Why it may', 'Whom to ask'],
      activeParties(partnership).map(({ name, lawfulBasis, dataProtectionContact }) => [
        name,
        lawfulBasis ? basisWords[lawfulBasis] : notSaid,
        dataProtectionContact ? nameOf(dataProtectionContact) : 'Its school office',
      ]),
    ),
    text(
      `${nameOf(partnership.roles.lead)} leads the partnership from day to day${
        partnership.roles.admin ? `, and ${nameOf(partnership.roles.admin)} looks after this system` : ''
      }. To reach them, answer any email that you have from it.`,
    ),
  );

/** The notice of a partnership. `nameOf`: a person's name. */
export const privacyNotice = (partnership: Partnership, nameOf: (person: string) => string): Section[] => [
  whoAnswers(partnership, nameOf),
  section(
    'what',
    'What is held, and why',
    list([
      'Your name, your part, and where to reach you: to ask you, and to tell you what was decided.',
      'What you decide, sign, answer and ask: to show who agreed to what.',
      'When you sign: the time, your network address and your browser. It is proof of your signature.',
      'Which emails you were sent, and whether they arrived.',
      'If you sign up for a workshop: your name, your school, your work email, and whether you came. Your school’s lead and those who run the workshop see it.',
      'Counts of pupils in groups. No name of a pupil, no pupil number, no date of birth.',
    ]),
    text(
      `A group of fewer than ${partnership.suppressBelow} pupils is hidden from everybody but the school that sent it, and so is what would give it away.`,
    ),
  ),
  section(
    'where',
    'Who sees it',
    text(
      'People in this partnership see what their part needs. Whoever runs the computers for the boards holds it for them. It is not sold, and nobody is followed around.',
    ),
  ),
  section(
    'how-long',
    'How long it is kept',
    list([
      'That you are signed in: 12 hours. Whether an email arrived: 90 days.',
      `Figures as a school sent them: ${countOf(monthsOfFigures(partnership), 'month')} after their review has closed. What was published stays.`,
      'Who signed up for a workshop: 12 months after it. Then only counts are left.',
      'Decisions, signatures and sealed documents: as long as the partnership and what its boards keep of it.',
    ]),
  ),
  section(
    'rights',
    'What you can ask for',
    text(
      'You can ask to see what is held about you, to have it put right, to have it erased, or to have its use stopped. Ask whoever is named above. Your name stays in documents that were sealed.',
    ),
    text('If you are not content with the answer, you can complain to the Information Commissioner: ico.org.uk.'),
  ),
];
