/**
 * Asking another school whether it would talk: yes, not now, no. One reminder, and silence closes it. Neither side gets an
 * address unless both have said yes; whoever asks has said it by asking (R2). The only place that moves its state.
 */
import * as z from 'zod';
import { addDays } from '../calendar.ts';
import { accept, type Result, refuse } from '../result.ts';
import { Line, PlainDate, Urn, Words } from '../values.ts';
import { Somebody } from './search.ts';

export const introductionStates = ['asked', 'yes', 'later', 'no', 'no-answer', 'not-delivered', 'withdrawn'] as const;
export type IntroductionState = (typeof introductionStates)[number];
export const answersToTalk = ['yes', 'later', 'no'] as const;
export type AnswerToTalk = (typeof answersToTalk)[number];

/** What the two show each other before anything is promised (R4). */
export const packParts = {
  evaluation: 'How each school sees itself: the self-evaluation',
  results: 'End-of-stage results that are published',
  values: 'Values and ethos',
  plan: 'The school development plan',
} as const;
export type PackPart = keyof typeof packParts;
const isPart = (name: string): name is PackPart => Object.hasOwn(packParts, name);
export const packPartNames = Object.keys(packParts).filter(isPart);

/** When and how it was shown: the files themselves stay at the schools. */
const Shown = z.strictObject({ on: PlainDate, how: Line }).optional();
export const Pack = z.strictObject({
  shown: z.strictObject({ evaluation: Shown, results: Shown, values: Shown, plan: Shown } satisfies Record<
    PackPart,
    typeof Shown
  >),
  differences: z.array(z.strictObject({ what: Line, settled: Line.optional() })).max(20),
});
export type Pack = z.infer<typeof Pack>;
export const emptyPack: Pack = { shown: {}, differences: [] };

export const Introduction = z.object({
  urn: Urn,
  /** The other school, as the register calls it. */
  school: z.string(),
  state: z.enum(introductionStates),
  /** Where it was sent; gone once it is over. Whoever asked sees it only where they typed it. */
  to: z.email().max(254).optional(),
  /** The address is one that we know, and the asker does not. */
  known: z.boolean().default(false),
  /** Who knows both: "nobody" is an answer. */
  introducedBy: Line.optional(),
  words: Words,
  askedOn: PlainDate,
  remindOn: PlainDate,
  closesOn: PlainDate,
  remindedOn: PlainDate.optional(),
  answeredOn: PlainDate.optional(),
  /** What they wrote beside their answer. */
  reply: Words.optional(),
  /** Whom to talk to there: given with a yes, and with nothing else. */
  contact: Somebody.optional(),
  pack: Pack.default(emptyPack),
  link: z.strictObject({ id: z.string(), keyNumber: z.number().int() }),
});
export type Introduction = z.infer<typeof Introduction>;

const remindAfterDays = 7;
const closeAfterDays = 21;
/** A school that did not say yes is left alone for so long. */
const againAfterDays = 180;
/** Few at a time: each is a promise to talk. */
export const mostAtOnce = 5;

/** Whether an answer can still come. */
export const isWaiting = ({ state }: Pick<Introduction, 'state'>): boolean => state === 'asked' || state === 'later';

export type MayNotAsk = 'asked-before' | 'too-many' | 'own-school' | 'closed-school';

export const mayAsk = (
  own: string,
  urn: string,
  before: readonly Pick<Introduction, 'urn' | 'state' | 'askedOn'>[],
  today: PlainDate,
): MayNotAsk | undefined => {
  if (own === urn) return 'own-school';
  const same = before.find((one) => one.urn === urn);
  const resting =
    same !== undefined && (isWaiting(same) || same.state === 'yes' || today < addDays(same.askedOn, againAfterDays));
  // Nobody was reached by one that could not be delivered.
  if (resting && same.state !== 'not-delivered') return 'asked-before';
  return before.filter(isWaiting).length >= mostAtOnce ? 'too-many' : undefined;
};

/** Calendar days: heads read mail in holidays too, and it is no duty to answer. */
export const datesFrom = (today: PlainDate): Pick<Introduction, 'askedOn' | 'remindOn' | 'closesOn'> => ({
  askedOn: today,
  remindOn: addDays(today, remindAfterDays),
  closesOn: addDays(today, closeAfterDays),
});

/** The address goes with the last chance of an answer. */
const over = (one: Introduction, state: IntroductionState): Introduction => {
  const { to: _, contact: __, ...rest } = one;
  return { ...rest, state };
};

/** `over`: it was withdrawn, or has closed. A no, or a not now, may still become a yes while it is open. */
export const answered = (
  one: Introduction,
  given: {
    readonly answer: AnswerToTalk;
    readonly reply?: string | undefined;
    readonly contact?: Somebody | undefined;
  },
  today: PlainDate,
): Result<Introduction, 'over' | 'contact-needed'> => {
  const { answer, reply, contact } = given;
  if (!isWaiting(one)) return refuse('over');
  const words = reply === undefined || reply === '' ? {} : { reply };
  if (answer === 'yes')
    return contact === undefined
      ? refuse('contact-needed')
      : accept({ ...one, state: 'yes', answeredOn: today, contact, ...words });
  if (answer === 'later') return accept({ ...one, state: 'later', answeredOn: today, ...words });
  return accept({ ...over(one, 'no'), answeredOn: today, ...words });
};

/** Either side may end it, after a yes too: then what each knew of the other's address is gone from here. */
export const withdrawn = (one: Introduction): Result<Introduction, 'over'> =>
  isWaiting(one) || one.state === 'yes' ? accept(over(one, 'withdrawn')) : refuse('over');

export const notDelivered = (one: Introduction): Result<Introduction, 'over'> =>
  isWaiting(one) ? accept(over(one, 'not-delivered')) : refuse('over');

export type DueStep = { readonly does: 'remind' | 'close' | 'nothing'; readonly introduction: Introduction };

/** What its date has come for. Once reminded it is not reminded again; whoever said "not now" is not reminded. */
export const dueStep = (one: Introduction, today: PlainDate): DueStep => {
  if (!isWaiting(one)) return { does: 'nothing', introduction: one };
  if (today >= one.closesOn)
    return { does: 'close', introduction: one.state === 'later' ? over(one, 'no') : over(one, 'no-answer') };
  if (one.state === 'asked' && one.remindedOn === undefined && today >= one.remindOn)
    return { does: 'remind', introduction: { ...one, remindedOn: today } };
  return { does: 'nothing', introduction: one };
};

/** The date on which to look at it next; nothing once it is over. */
export const nextLook = (one: Introduction): PlainDate | undefined => {
  if (!isWaiting(one)) return undefined;
  return one.state === 'asked' && one.remindedOn === undefined ? one.remindOn : one.closesOn;
};
