/** What became of the signing of the agreement and of the data agreement. */
import { longDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { allSchools, partnershipNamed } from '../phrases.ts';
import { notice, quoted } from './notice.ts';

export const signingStopped: Template = (context) => {
  const { partnership, details, request, contact } = context;
  const paper =
    details.which === 'data-agreement' || request?.kind === 'sign-data-agreement' ? 'data agreement' : 'agreement';
  const [declined] = request?.outcome?.reasons ?? [];
  const from = details.person ?? declined?.from;
  const reason = details.reason ?? declined?.reason;
  return notice(
    context,
    {
      subject: `The ${partnershipNamed(partnership)} ${paper} is not signed${from ? `: ${contact(from).name} said no` : ' by all'}`,
      paragraphs: [
        ...(reason ? [`The reason given: ${quoted(reason)}`] : []),
        paper === 'agreement'
          ? 'Work cannot start. Please talk it over: the plan may need a change, and then a new version is signed by all.'
          : 'Please share no figures about pupils. Other work may go on.',
      ],
    },
    'See where it stands',
  );
};

export const signedCopy: Template = (context) => {
  const { partnership, details, today } = context;
  const here = partnershipNamed(partnership);
  if (details.which === 'data-agreement') {
    return notice(
      context,
      {
        subject: `Your signed copy of the ${here} data agreement`,
        paragraphs: [
          'Everybody has signed. From today the schools may share the figures that it lists, and no others.',
          'The page shows the paper, who signed it and when, and has it as a PDF. Please keep this email.',
        ],
      },
      'See your copy',
    );
  }
  // The day in its own text, or that of the last signature, whichever is later.
  const from = details.on ?? partnership.agreements?.at(-1)?.inForceFrom;
  const dataSigned = partnership.dataAgreement?.signedOn !== undefined;
  return notice(
    context,
    {
      subject: `Your signed copy of the ${here} agreement`,
      paragraphs: [
        `${allSchools(partnership)} have signed.${from ? ` The agreement ${from < today ? 'began' : 'begins'} on ${longDate(from)}.` : ''}`,
        ...(dataSigned ? [] : ['Please share no figures about pupils yet: the data agreement is still to be signed.']),
        'The page shows the paper, who signed it and when, and has it as a PDF. Please keep this email.',
      ],
    },
    'See your copy',
  );
};
