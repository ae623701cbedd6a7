/** The ways on from the first page, in four groups: what is added later goes into one of them. */
import { Link } from '../pages/components/link.tsx';

type WaysOnProps = {
  readonly me: string;
  readonly maySearch: boolean;
  /** Whether they are appointed to look after the system. */
  readonly runsIt: boolean;
};
type Way = { readonly href: string; readonly words: string };

const groupsFor = ({ me, maySearch, runsIt }: WaysOnProps): readonly (readonly [string, readonly Way[]])[] => [
  [
    'Work',
    [
      { href: '/activities', words: 'The activities, and how to stop one today' },
      { href: '/ledger', words: 'The ledger: what each school gives and gets' },
      { href: '/standing', words: 'How we stand between reviews' },
      { href: '/surveys', words: 'Surveys of pupils and staff' },
    ],
  ],
  [
    'Reviews',
    [
      { href: '/reviews', words: 'The termly reviews' },
      { href: '/evaluation', words: 'How the year went' },
      { href: '/decided', words: 'What was decided, and who helps whom' },
    ],
  ],
  [
    'Papers',
    [
      { href: '/partnership', words: 'The partnership on one page' },
      { href: '/proposal', words: 'The proposal' },
      { href: '/documents', words: 'The documents that we have signed' },
      { href: '/audit', words: 'Everything that happened' },
    ],
  ],
  [
    'People and dates',
    [
      { href: '/diary', words: 'The diary: what is when and where' },
      { href: '/people', words: 'Who does what' },
      { href: `/people/${me}`, words: 'How we reach you: by email or by text message' },
      ...(maySearch ? [{ href: '/find', words: 'Find schools near us' }] : []),
      ...(runsIt ? [{ href: '/admin', words: 'How the system runs, for whoever looks after it' }] : []),
    ],
  ],
];

export function WaysOn(props: WaysOnProps) {
  return (
    <div class="sp-ways">
      {groupsFor(props).map(([name, ways]) => (
        <section>
          <h2 class="govuk-heading-s">{name}</h2>
          <ul class="govuk-list">
            {ways.map(({ href, words }) => (
              <li>
                <Link href={href}>{words}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
