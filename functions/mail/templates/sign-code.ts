/** The code that a signature asks for, and the news that too many wrong ones were typed. */
import type { Template } from '../context.ts';
import { partnershipNamed } from '../phrases.ts';
import { notice } from './notice.ts';
import { tellsApart } from './tells-apart.ts';

/** Without a code there is nothing to send: its key is gone, and another code can be asked for. */
export const signCode: Template = (context) => {
  const { code, details, partnership } = context;
  if (code === undefined) return undefined;
  return notice(context, {
    subject: `Your code to sign for ${partnershipNamed(partnership)} (${tellsApart(details.codeId)})`,
    paragraphs: [
      `Your code is ${code}. It works for ${details.minutes ?? 15} minutes.`,
      'Type it on the page where you asked for it. Please give it to nobody: we never ask for it by email or telephone.',
    ],
    ifNothing: 'If you did not ask for it, somebody else has your link. They cannot sign without this code.',
  });
};

export const signLocked: Template = (context) =>
  notice(context, {
    subject: `Your link to sign for ${partnershipNamed(context.partnership)} is locked for a day`,
    paragraphs: [
      'Five wrong codes were typed on the page behind your link. Nobody can sign with it for the next 24 hours.',
      'If it was you, ask for a new code tomorrow. If it was not, somebody else has your link: please tell us.',
    ],
  });
