/** The page behind a link whose work is done on signed-in pages: what is asked, by when, and where. */
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { onward } from './after-answer.ts';
import { answeredPage } from './answered-page.tsx';
import { linkPage } from './link-page.tsx';
import type { LinkView } from './link-view.ts';

/** `what`: what is asked, as a heading: "Write the proposal". `href`: the page where it is done. */
export const signInView = (what: string, href = '/'): LinkView => ({
  show: async (context) => {
    const { request } = context;
    if (request.outcome) return answeredPage(context);
    return linkPage(
      context,
      { title: what },
      <>
        <p class="govuk-body">
          Please do this by {longDate(request.dueOn)}. You sign in with a link that we mail to you.
        </p>
        <Button href={href} start>
          Go on
        </Button>
      </>,
    );
  },
  take: async (context) => onward(context),
});
