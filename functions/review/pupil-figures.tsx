/** Where figures about groups of pupils belong in a return: between how each purpose goes and what was given. */
import type { LinkContext } from '../asking/link-view.ts';
import { sharesOn, whyNoFigures } from '../domain/agreement/sharing.ts';
import { londonDate } from '../domain/london.ts';
import { Link } from '../pages/components/link.tsx';

/** `saved`: nothing on this page would be lost by leaving it. They have a page of their own, since they are kept apart; what is said here keeps a child from being found in words. */
export function PupilFigures({ context, saved = false }: { context: LinkContext; saved?: boolean }) {
  const { outside, partnership, request, action } = context;
  const shares = sharesOn(partnership, request.school ?? '', londonDate(outside.clock.now()));
  return (
    <section aria-labelledby="pupil-figures">
      <h2 class="govuk-heading-m" id="pupil-figures">
        Figures about pupils
      </h2>
      <p class="govuk-body">
        {!shares ? (
          `This return asks for none: ${whyNoFigures(partnership, request.school ?? '', londonDate(outside.clock.now()))}.`
        ) : (
          <>
            {saved ? 'You can' : 'Save your return first, then'}{' '}
            <Link href={`${action}/figures`}>send figures about groups of pupils</Link> on a page of their own.
          </>
        )}{' '}
        In your words here, please write no child’s name, and of no group so small that somebody could tell who is in
        it.
      </p>
    </section>
  );
}
