/** Which of the mails that wait for one letter still say something of their own. */
import type { MailName } from './mail-names.ts';

type Waiting = {
  readonly mail: {
    readonly partnership: string;
    readonly template: MailName;
    readonly to: string;
    readonly request?: string | undefined;
  };
};

/** Of one request, the newest of these says all that the others said. */
const families: readonly (readonly MailName[])[] = [
  ['ask', 'remind'],
  ['meeting-dated', 'meeting-off'],
];

const familyOf = ({ mail: { partnership, template, to, request } }: Waiting): string | undefined => {
  const family = families.findIndex((names) => names.includes(template));
  return family < 0 || request === undefined ? undefined : [partnership, to, request, family].join(' ');
};

/** In the order in which they came, without those that a later one replaces. */
export const withoutReplaced = <W extends Waiting>(waiting: readonly W[]): W[] =>
  waiting.filter((one, at) => {
    const family = familyOf(one);
    return family === undefined || !waiting.slice(at + 1).some((later) => familyOf(later) === family);
  });
