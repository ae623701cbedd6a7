/** Mails that are worth nothing after some minutes: a code, a link to sign in with. Sent late, they would only puzzle. */
import type { MailName } from './mail-names.ts';

const shortLived: ReadonlySet<MailName> = new Set<MailName>(['sign-in', 'sign-code']);

/** Whoever still wants one asks again, so no copy of it goes out. */
export const isShortLived = (template: MailName): boolean => shortLived.has(template);

type ShortLived = {
  readonly template: MailName;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
};

/** Whether what the mail brings has run out, by the minutes that it says itself. `at`: when it was asked for, UTC. */
export const hasOutlived = ({ template, details }: ShortLived, at: string, now: Date): boolean => {
  const minutes = details?.minutes;
  return isShortLived(template) && typeof minutes === 'number' && now.getTime() > Date.parse(at) + minutes * 60_000;
};
