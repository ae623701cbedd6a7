/** What each of the people who use it gets, and what is kept: every line is something that the product does. */
import type { ComponentChildren } from 'preact';

type Person = { readonly who: string; readonly gets: readonly string[] };

const people: readonly Person[] = [
  {
    who: 'A governor on a phone',
    gets: [
      'One link in an email. No account, no password.',
      'What changes for our children, what it costs, how to leave.',
      'A way to ask, or to say “I do not understand this”.',
    ],
  },
  {
    who: 'A lead who teaches full time',
    gets: [
      'One page with what waits for you.',
      'Reminders go out by themselves, never in the holidays.',
      'If you leave, whoever follows finds it all.',
    ],
  },
  {
    who: 'A clerk',
    gets: [
      'A paper for the agenda, in time.',
      'A form for the decision. It works out the quorum.',
      'Words for the minutes, ready to paste.',
    ],
  },
  {
    who: 'A trust’s IT lead',
    gets: [
      'Runs in your own cloud account, or on one machine.',
      'Asks for no pupil’s name.',
      'Each step is kept in a trail that shows if it is altered.',
    ],
  },
];

export function ForWhom() {
  return (
    <ul class="sp-cards">
      {people.map(({ who, gets }) => (
        <li class="sp-card">
          <h3 class="govuk-heading-s">{who}</h3>
          <ul class="govuk-list govuk-list--bullet sp-card__list">
            {gets.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

type Promise = { readonly title: string; readonly what: ComponentChildren };

const promises: readonly Promise[] = [
  {
    title: 'Each board decides by its own route',
    what: 'Some governors must meet. Some trustees may agree in writing. Some advise, and a trust decides. Each is asked in the way that counts.',
  },
  {
    title: 'Nobody is chased in the holidays',
    what: 'Reminders rest at weekends, in the holidays and on bank holidays. They stop when somebody has answered.',
  },
  {
    title: 'Figures with small groups hidden',
    what: 'Schools send counts of pupils, never names. A count that is too small to share is hidden, and so is what would give it away.',
  },
  {
    title: 'A copy that anybody can check',
    what: 'A signed agreement has a seal that is worked out from its words. If one letter is changed, the check says so.',
  },
];

export function Promises() {
  return (
    <ul class="sp-cards sp-cards--two">
      {promises.map(({ title, what }) => (
        <li class="sp-card sp-card--plain">
          <h3 class="govuk-heading-s">{title}</h3>
          <p class="govuk-body">{what}</p>
        </li>
      ))}
    </ul>
  );
}
