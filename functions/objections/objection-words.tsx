/** What an objection is about, where it stands, and what was said, in words: for its page and for the mediator's. */
import type { NameOf } from '../asking/names.ts';
import type { CameOfIt, Objection } from '../domain/lifecycle/objection.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import type { PausedThing } from '../domain/partnership/pause.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';

export const cameWords: Readonly<Record<CameOfIt, string>> = {
  withdrawn: 'It was taken back',
  'goes-on': 'It goes on as agreed',
  change: 'What is agreed is to change',
  leaves: 'The board that objected wants to leave',
};

export const pausedWords: Readonly<Record<PausedThing, string>> = {
  activity: 'No new date of this activity goes into the diary',
  figures: 'These figures are not sent in, and not shown to others',
  spending: 'Nothing new is spent on this',
  whole: 'No change is begun, nobody is asked to come in, and no new date goes into the diary',
};

const standing = ({ state, talkUntil, settled, mediator }: Objection, nameOf: NameOf): string => {
  if (settled) return `${cameWords[settled.came]}, on ${longDate(settled.on)}`;
  if (state === 'with-mediator') return `${nameOf(mediator ?? '')} is asked to hear both sides`;
  return `The boards talk until ${dayAndDate(talkUntil)}. After that the mediator is asked`;
};

export const safeguardingOnly =
  'The reason is about keeping children safe. Only heads and safeguarding leads can read what is said.';

type Props = {
  readonly partnership: Partnership;
  readonly objection: Objection;
  readonly nameOf: NameOf;
  readonly readsWords: boolean;
};

export function ObjectionFacts({ partnership, objection, nameOf }: Omit<Props, 'readsWords'>) {
  const { party, by, on, what, title, settled } = objection;
  return (
    <SummaryList
      rows={[
        { key: 'About', value: title },
        {
          key: 'Raised by',
          value: `${partyById(partnership, party)?.name ?? party}: ${nameOf(by)}, on ${longDate(on)}`,
        },
        {
          key: settled ? 'Was paused' : 'Paused now',
          value: pausedWords[what],
        },
        { key: 'Where it stands', value: standing(objection, nameOf) },
      ]}
    />
  );
}

/** The reason, and what both sides said, oldest first. */
export function WhatWasSaid({ objection, nameOf, readsWords }: Omit<Props, 'partnership'>) {
  if (!readsWords) return <p class="govuk-body">{safeguardingOnly}</p>;
  const { by, on, reason, said, settled } = objection;
  return (
    <>
      <h2 class="govuk-heading-m">What was said</h2>
      {[{ by, on, words: reason }, ...said].map((one) => (
        <>
          <p class="govuk-body">
            {nameOf(one.by)}, on {longDate(one.on)}:
          </p>
          <InsetText>{one.words}</InsetText>
        </>
      ))}
      {settled && (
        <>
          <h2 class="govuk-heading-m">What came of it</h2>
          <p class="govuk-body">
            {cameWords[settled.came]}.{' '}
            {settled.by === 'system'
              ? `It was settled on ${longDate(settled.on)}:`
              : `Written down by ${nameOf(settled.by)} on ${longDate(settled.on)}:`}
          </p>
          <InsetText>{settled.words}</InsetText>
        </>
      )}
    </>
  );
}
