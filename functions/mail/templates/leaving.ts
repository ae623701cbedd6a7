/** A party gives notice, takes it back, or is out. */
import { longDate, shortDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { capital, partnershipNamed, partyName } from '../phrases.ts';
import { notice } from './notice.ts';

export const noticeGiven: Template = (context) => {
  const { partnership, details } = context;
  const given = partnership.notices.find((one) => one.party === details.party) ?? partnership.notices.at(-1);
  const who = partyName(partnership, details.party ?? given?.party);
  const last = details.lastDay ?? given?.lastDay;
  const reason = details.reason ?? given?.reason;
  return notice(
    context,
    {
      subject: `${who} is leaving ${partnershipNamed(partnership)}${last ? ` on ${shortDate(last)}` : ''}`,
      paragraphs: [
        ...(reason ? [`The reason given: “${reason}”`] : []),
        'Until then everything goes on as agreed. What is owed is settled by the last day.',
      ],
      facts: last ? [{ label: 'Last day', text: longDate(last) }] : [],
    },
    'See what this changes',
  );
};

export const partyLeft: Template = (context) => {
  const { partnership, details } = context;
  const gone = details.party ?? partnership.left.at(-1)?.party;
  return notice(
    context,
    {
      subject: `${capital(partyName(partnership, gone))} has left ${partnershipNamed(partnership)}`,
      paragraphs: ['From today it sends and gets no more figures. The others go on.', 'You need do nothing.'],
    },
    'See where it stands',
  );
};

export const noticeTakenBack: Template = (context) => {
  const { partnership, details } = context;
  const who = partyName(partnership, details.party);
  return notice(
    context,
    {
      subject: `${capital(who)} stays in ${partnershipNamed(partnership)} after all`,
      paragraphs: [`${capital(who)} took its notice back. Everything goes on as agreed.`, 'You need do nothing.'],
    },
    'See where it stands',
  );
};

export const leavingRefused: Template = (context) => {
  const { partnership, details } = context;
  const who = partyName(partnership, details.party);
  return notice(
    context,
    {
      subject: `${capital(who)} does not leave ${partnershipNamed(partnership)}: it was not confirmed`,
      paragraphs: [
        `It was recorded that your board decided to leave. Whoever was asked to confirm that said that it is not so.`,
        'Nothing has changed, and the others were not told. If the board did decide it, its clerk can record it again.',
      ],
    },
    'See where it stands',
  );
};
