/**
 * A link can be forwarded or leak, so it signs only on a device that was confirmed by a code from the signatory's own
 * mailbox. The code lives 15 minutes; five wrong ones lock the link for a day, and its owner is told.
 */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { isHeld } from '../domain/partnership/held.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from '../records/kind.ts';
import { people } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { codeFor, isCode } from '../web/code.ts';
import { deviceDays } from '../web/device.ts';
import { count } from '../web/limits.ts';

export const codeMinutes = 15;
const mostWrong = 5;
const lockedHours = 24;
const perHour = { what: 'sign-code', most: 5, minutes: 60 };

export const SignCode = z.object({
  /** What the six digits are made from; they themselves are kept nowhere. */
  id: z.string(),
  keyNumber: z.number().int(),
  until: z.iso.datetime(),
  /** Wrong codes since the last right one, whichever code it was. */
  wrong: z.number().int(),
  lockedUntil: z.iso.datetime().optional(),
});
/** Id: `<request>#<person>`. */
export const signCodes: RecordKind<typeof SignCode, 'sign-code'> = {
  name: 'sign-code',
  schema: SignCode,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `sign-code#${id}` }),
};

const ConfirmedDevice = z.object({ person: z.string(), until: z.iso.datetime() });
/** Id: `<hash of the device's secret>/<person>`. */
export const confirmedDevices: RecordKind<typeof ConfirmedDevice, 'confirmed-device'> = {
  name: 'confirmed-device',
  schema: ConfirmedDevice,
  schemaVersion: 1,
  key: (partnership, id) => {
    const [device = '', person = ''] = id.split('/');
    return { partition: `device#${device}`, sort: `${partnership}#${person}` };
  },
  expires: ({ until }) => new Date(until),
};

export type Signatory = {
  readonly partnership: string;
  readonly request: string;
  readonly person: string;
  /** Hash of the device's secret, where it has one. */
  readonly device: string | undefined;
};
/**
 * `unconfirmed`: a code must be asked for first. `sent`: a code is on its way, and will be asked for. `waits`: their
 * address or place was changed lately, and nobody has confirmed it.
 */
export type CodeStanding = 'confirmed' | 'unconfirmed' | 'sent' | 'locked' | 'waits';

const codeId = ({ request, person }: Signatory): string => `${request}#${person}`;
const later = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
const isAhead = (until: string | undefined, now: Date): boolean => until !== undefined && new Date(until) > now;

/** How it stands with this person on this device. Changes nothing. */
export const codeStanding = async ({ store, clock }: Outside, who: Signatory): Promise<CodeStanding> => {
  const now = clock.now();
  const [personItem, codeItem, deviceItem] = await Promise.all([
    store.get(people.key(who.partnership, who.person)),
    store.get(signCodes.key(who.partnership, codeId(who))),
    who.device === undefined
      ? undefined
      : store.get(confirmedDevices.key(who.partnership, `${who.device}/${who.person}`)),
  ]);
  if (personItem && isHeld(decode(people, personItem), londonDate(now))) return 'waits';
  const code = codeItem && decode(signCodes, codeItem);
  if (isAhead(code?.lockedUntil, now)) return 'locked';
  if (deviceItem && isAhead(decode(confirmedDevices, deviceItem).until, now)) return 'confirmed';
  return isAhead(code?.until, now) ? 'sent' : 'unconfirmed';
};

const waits = async (tx: Work, { person }: Signatory): Promise<boolean> => {
  const found = await tx.read(people, person);
  return found !== undefined && isHeld(found, londonDate(tx.now));
};

/** Mails a new code, which takes the place of the one before. `too-often`: five were sent within the hour. */
export const sendCode = async (
  outside: Outside,
  who: Signatory,
): Promise<'sent' | 'locked' | 'too-often' | 'waits'> => {
  const counted = await count(outside, { ...perHour, who: `${who.partnership}/${codeId(who)}` });
  if (!counted.within) return 'too-often';
  return work(outside, who.partnership, async (tx) => {
    if (await waits(tx, who)) return 'waits';
    const before = await tx.read(signCodes, codeId(who));
    if (isAhead(before?.lockedUntil, tx.now)) return 'locked';
    const code = { id: tx.newId(), keyNumber: outside.linkKeys.current, until: later(tx.now, codeMinutes) };
    // The count of wrong codes goes on, unless a lock has ended with it.
    const wrong = before?.lockedUntil === undefined ? (before?.wrong ?? 0) : 0;
    tx.write(signCodes, codeId(who), { ...code, wrong });
    const details = { codeId: code.id, keyNumber: code.keyNumber, minutes: codeMinutes };
    tell(tx, 'sign-code', [who.person], { request: who.request, details });
    return 'sent';
  });
};

const lock = (tx: Work, who: Signatory): void => {
  tell(tx, 'sign-locked', [who.person], { request: who.request });
  tx.event('signing-locked', 'system', { request: who.request, person: who.person });
};

/**
 * Takes a typed code. `right`: from now on `device` is confirmed for this person. The same code again is right while it
 * lives, so that a form that is sent twice is sent once.
 */
export const takeCode = (
  outside: Outside,
  who: Signatory & { readonly device: string },
  typed: string,
): Promise<'right' | 'wrong' | 'locked' | 'waits'> =>
  work(outside, who.partnership, async (tx) => {
    if (await waits(tx, who)) return 'waits';
    const code = await tx.read(signCodes, codeId(who));
    if (isAhead(code?.lockedUntil, tx.now)) return 'locked';
    const right = code && isAhead(code.until, tx.now) && codeFor(outside.linkKeys, code.keyNumber, code.id);
    if (!code || right === undefined || right === false) return 'wrong';
    if (isCode(right, typed)) {
      const id = `${who.device}/${who.person}`;
      await tx.read(confirmedDevices, id);
      tx.write(confirmedDevices, id, { person: who.person, until: later(tx.now, deviceDays * 24 * 60) });
      tx.write(signCodes, codeId(who), { ...code, wrong: 0 });
      return 'right';
    }
    const wrong = code.wrong + 1;
    const locks = wrong >= mostWrong;
    tx.write(signCodes, codeId(who), {
      ...code,
      wrong,
      ...(locks ? { lockedUntil: later(tx.now, lockedHours * 60) } : {}),
    });
    if (locks) lock(tx, who);
    return locks ? 'locked' : 'wrong';
  });
