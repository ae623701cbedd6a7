/** The way of a partnership, stage by stage: a list that reads well without its picture. */

type Step = { readonly name: string; readonly what: string; readonly icon: string };

/** Each icon is one path on a 24 by 24 field. */
const steps: readonly Step[] = [
  { name: 'Proposal', what: 'The lead writes the plan, piece by piece.', icon: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3' },
  {
    name: 'Boards decide',
    what: 'Each board in its own lawful way.',
    icon: 'M4 6l2 2 3-4M4 16l2 2 3-4M12 7h8M12 17h8',
  },
  {
    name: 'Signing',
    what: 'One agreement, sealed. Everybody gets a copy.',
    icon: 'M4 18h16M5 14c3-9 6-9 5-3s3 4 4 0 4 1 5 1',
  },
  { name: 'The weeks of work', what: 'Dates that suit every school.', icon: 'M4 7h16v13H4zM4 11h16M8 4v5M16 4v5' },
  {
    name: 'A review each term',
    what: 'Each school sends a return. It closes on its day.',
    icon: 'M5 20v-6M10 20V9M15 20v-9M20 20V5',
  },
  {
    name: 'A look back',
    what: 'Once a year: was it worth it?',
    icon: 'M10 4a6 6 0 1 0 .1 0M15 15l5 5M7.500 10l2 2 3-4',
  },
  {
    name: 'Renewal',
    what: 'Go on, change it, or stop. Silence is never a yes.',
    icon: 'M19 12a7 7 0 1 1-2-5M19 4v4h-4',
  },
];

export function WayPicture() {
  return (
    <ol class="sp-way">
      {steps.map(({ name, what, icon }) => (
        <li class="sp-way__step">
          <svg class="sp-way__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={icon} />
          </svg>
          <h3 class="govuk-heading-s sp-way__name">{name}</h3>
          <p class="govuk-body-s sp-way__what">{what}</p>
        </li>
      ))}
    </ol>
  );
}
