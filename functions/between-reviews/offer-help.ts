/** One school offers help to another (DOMAIN R33), and the other says whether it takes it. */
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools, type Partnership, type School } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { helpOffers } from '../records/between-reviews.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

/** The schools for which somebody may offer, or take, help: as its head or as its lead. */
export const schoolsSpokenFor = (partnership: Partnership, person: string): School[] =>
  activeSchools(partnership).filter(({ head, lead }) => head === person || lead === person);

export type OfferHelpInput = {
  readonly partnership: string;
  readonly by: string;
  /** URNs. */
  readonly from: string;
  readonly to: string;
  readonly what: string;
};

export const offerHelp = (
  outside: Outside,
  input: OfferHelpInput,
): Promise<Result<{ offer: string }, 'not-yours' | 'unknown-school'>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (!schoolsSpokenFor(partnership, input.by).some(({ urn }) => urn === input.from)) return refuse('not-yours');
    const to = activeSchools(partnership).find(({ urn }) => urn === input.to);
    if (!to || to.urn === input.from) return refuse('unknown-school');
    const all = await tx.list(helpOffers);
    const same = all.find((one) => one.from === input.from && one.to === input.to && one.what === input.what);
    // The same again, by a double click: once is enough.
    if (same && !same.answer) return accept({ offer: same.id });
    const id = String(all.length + 1).padStart(4, '0');
    const { from, what, by } = input;
    tx.write(helpOffers, id, { id, from, to: to.urn, what, by, on: londonDate(tx.now) });
    tx.event('help-offered', by, { offer: id, from, to: to.urn });
    tell(tx, 'help-offered', [to.head, to.lead], { details: { path: '/decided', school: from, what } });
    return accept({ offer: id });
  });

export type AnswerHelpInput = {
  readonly partnership: string;
  readonly by: string;
  readonly offer: string;
  readonly accepted: boolean;
  readonly words: string;
};

export const answerHelp = (
  outside: Outside,
  input: AnswerHelpInput,
): Promise<Result<{ accepted: boolean }, 'unknown-offer' | 'not-yours' | 'already-answered'>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const offer = await tx.read(helpOffers, input.offer);
    if (!offer) return refuse('unknown-offer');
    if (!schoolsSpokenFor(partnership, input.by).some(({ urn }) => urn === offer.to)) return refuse('not-yours');
    const { accepted, words, by } = input;
    if (offer.answer) return offer.answer.accepted === accepted ? accept({ accepted }) : refuse('already-answered');
    tx.write(helpOffers, offer.id, { ...offer, answer: { accepted, by, on: londonDate(tx.now), words } });
    tx.event('help-answered', by, { offer: offer.id, accepted });
    const from = activeSchools(partnership).find(({ urn }) => urn === offer.from);
    tell(tx, 'help-answered', [offer.by, from?.head, from?.lead, partnership.roles.lead], {
      details: { path: '/decided', school: offer.to, what: offer.what, accepted },
    });
    return accept({ accepted });
  });
