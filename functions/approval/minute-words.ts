/** What a meeting decided, as a clerk may write it into the minutes: in the words of that body, and from the record alone. */
import { memberWord } from '../domain/approval/quorum.ts';
import type { MeetingRecord, MeetingResult, Resolution } from '../domain/approval/votes.ts';
import type { Request } from '../domain/asking/request.ts';
import { bodyAsked, isAdvice } from '../domain/asking/speaking-body.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import { countOf, listOf } from '../domain/wording.ts';

type Asked = Pick<Request, 'step' | 'party' | 'about'>;

const the = (name: string): string => `the ${name.replace(/^the\s+/i, '')}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const resolved = (request: Asked, partnership: Partnership, resolution: Resolution): string => {
  const plan = `the plan of ${the(partnership.name)}${request.about.version === undefined ? '' : `, version ${request.about.version}`}`;
  switch (resolution) {
    case 'agree':
      return `agree to ${plan}, and to the agreement that follows from it`;
    case 'ask-change':
      return `ask for a change to ${plan} before deciding`;
    case 'decline':
      return `decide against ${plan}`;
    case 'renew':
      return `renew its part in ${the(partnership.name)} for another year`;
    case 'renew-with-changes':
      return `renew its part in ${the(partnership.name)} with changes`;
    case 'end':
      return `end its part in ${the(partnership.name)}`;
  }
};

const votes = ({ present, for: inFavour, against, abstained, chairsSecondVote }: MeetingRecord): string => {
  if (inFavour === present) return 'All who were present agreed.';
  const second = chairsSecondVote === undefined ? '' : ` The chair used a second vote, ${chairsSecondVote} the motion.`;
  return `${inFavour} voted for, ${against} against; ${abstained} did not vote.${second}`;
};

/** Whether the motion was carried is the rule's word, never the clerk's. */
export const minuteInWords = (
  request: Asked,
  partnership: Partnership,
  {
    record,
    result,
    nameOf,
  }: { readonly record: MeetingRecord; readonly result: MeetingResult; readonly nameOf: (id: string) => string },
): string => {
  const kind = partyById(partnership, request.party ?? request.step?.parties[0] ?? '')?.kind ?? 'other-body';
  const body = capital(bodyAsked(request, partnership));
  const what = resolved(request, partnership, record.resolution);
  const withdrew =
    record.withdrew.length > 0
      ? [`${listOf(record.withdrew.map(nameOf))} declared an interest and withdrew for this item.`]
      : [];
  const there = `Present for this vote: ${record.present} of ${countOf(record.inPost, memberWord(kind))} in post.`;
  if (!result.quorate)
    return [...withdrew, there, `A quorum is ${result.presentNeeded}, so nothing was decided.`].join(' ');
  const carried = isAdvice(request)
    ? `${body} resolved to advise its board to ${what}.`
    : `${body} resolved to ${what}.`;
  const outcome = result.carried ? carried : `A motion to ${what} was not carried.`;
  const reason = record.reason ? [`Reason: ${record.reason}`] : [];
  return [...withdrew, there, votes(record), outcome, ...reason].join(' ');
};
