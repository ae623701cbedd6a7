/** Below a link: hand what is asked over to the right person. The stage that keeps people carries it out. */
import * as z from 'zod';
import { canHandOver } from '../domain/asking/can-hand-over.ts';
import { isOpen } from '../domain/asking/request.ts';
import type { Result } from '../domain/result.ts';
import { Line } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Outside } from '../ports.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { freshened, onward } from './after-answer.ts';
import { answeredPage } from './answered-page.tsx';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from './link-page.tsx';
import type { LinkContext, LinkView } from './link-view.ts';

export type HandOverInput = {
  readonly partnership: string;
  readonly request: string;
  /** The id of whoever hands it over. */
  readonly from: string;
  /** Whoever is right: known by the address, or new. */
  readonly to: { readonly name: string; readonly email: string };
};
export type HandOver = (
  outside: Outside,
  input: HandOverInput,
) => Promise<Result<unknown, 'closed' | 'not-asked' | 'not-to-be-handed-over' | 'same-person' | 'waits'>>;

type Below = NonNullable<LinkView['below']>[string];

const Posted = z.strictObject({
  name: z.string('Enter their name').pipe(Line).pipe(z.string().min(2, 'Enter their name')),
  email: z
    .string('Enter their email address')
    .pipe(Line)
    .pipe(z.email('Enter their email address, for example sam@school.example').max(254)),
  me: IAmTicked,
});

/** Only somebody whose answer is still waited for has anything to hand over, and a vote is nobody else's. */
export const mayHandOver = ({ request, recipient }: LinkContext): boolean =>
  isOpen(request) && canHandOver(request) && recipient.part === 'answers' && recipient.state === 'asked';

const handOverPage = (context: LinkContext, errors: readonly FormError[]): WebResponse =>
  linkPage(
    context,
    { title: 'Hand this over', heading: 'Hand this over to the right person', errors, back: true },
    <>
      <p class="govuk-body">Do this if somebody else now holds your post, or was the right person from the start.</p>
      <Bullets
        items={[
          'They get a link of their own.',
          'Your link stops working.',
          'You, whoever leads the partnership, and somebody else of your board or school are told, and can take it back.',
        ]}
      />
      <form method="post" action={`${context.action}/hand-over`} novalidate>
        <Input
          name="name"
          label="Their name"
          autocomplete="off"
          spellcheck={false}
          value={textIn(context, 'name')}
          error={errorOf(errors, 'name')}
        />
        <Input
          name="email"
          type="email"
          label="Their email address"
          autocomplete="off"
          spellcheck={false}
          value={textIn(context, 'email')}
          error={errorOf(errors, 'email')}
        />
        <IAm context={context} errors={errors} />
        <Button>Hand it over</Button>
      </form>
    </>,
  );

/** No redirect: from now on the link itself only says that somebody else has taken over. */
const handedOverPage = (context: LinkContext, name: string): WebResponse =>
  linkPage(
    context,
    { title: 'Handed over' },
    <p class="govuk-body">
      Thank you. {name} has been asked instead of you, and there is nothing left for you to do here.
    </p>,
  );

const handOverBelow = (handOver: HandOver): Below => ({
  show: async (context) => (mayHandOver(context) ? handOverPage(context, []) : onward(context)),
  take: async (context) => {
    const { outside, web, partnership, request, person } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return handOverPage(context, posted.errors);
    const { name, email } = posted.value;
    const handed = await handOver(outside, {
      partnership: partnership.id,
      request: request.id,
      from: person.id,
      to: { name, email },
    });
    if (handed.ok) return handedOverPage(context, name);
    if (handed.refusal === 'same-person') {
      return handOverPage(context, [{ field: 'email', text: 'This is your own address: enter the other person’s' }]);
    }
    if (handed.refusal === 'waits')
      return handOverPage(context, [
        { field: 'email', text: 'Your own address was changed lately: this waits until somebody has confirmed it' },
      ]);
    return answeredPage(await freshened(context), { tooLate: true });
  },
});

/** The view with the page `hand-over` below it. */
export const withHandOver = (view: LinkView, handOver: HandOver): LinkView => ({
  ...view,
  below: { ...view.below, 'hand-over': handOverBelow(handOver) },
});
