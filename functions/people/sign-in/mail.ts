/** The mail that brings a sign-in link. */

import type { LinkKeys, Settings } from '../../ports.ts';
import { tokenAgain } from '../../web/token.ts';
import { linkMinutes } from './link.ts';

type SignInMail = { readonly subject: string; readonly paragraphs: readonly string[]; readonly link: string };

/**
 * What the mail says. `signIn` and `keyNumber` are the effect's details. Undefined when the key is gone: then the link
 * could not be recognised either, so no mail is sent.
 */
export const signInMail = (
  outside: { readonly linkKeys: LinkKeys; readonly settings: Settings },
  { signIn, keyNumber, name }: { signIn: string; keyNumber: number; name: string },
): SignInMail | undefined => {
  const token = tokenAgain(outside.linkKeys, keyNumber, signIn);
  if (token === undefined) return undefined;
  return {
    subject: 'Your link to sign in',
    paragraphs: [
      `Dear ${name},`,
      `here is the link you asked for. It works once, for ${linkMinutes} minutes.`,
      'If you did not ask for it, you need do nothing: nobody can sign in without this mail.',
    ],
    link: `${outside.settings.publicUrl}/sign-in/${token}`,
  };
};
