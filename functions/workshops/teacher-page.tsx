/** By a teacher's own link: their place, and what they can do with it. */
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import { dayAndDate } from '../domain/wording.ts';
import { turnOf } from '../domain/workshops/places.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Radios } from '../pages/components/radios.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { ChoiceHint, ledBy } from './choice-words.tsx';
import { type Found, isAhead, takesSignUps } from './in-hand.ts';
import { errorAt, linkPage, type TeacherHere, WhenAndWhere } from './link-frame.tsx';
import { mayTellUse } from './own-place.ts';

type Mine = TeacherHere & { readonly found: Found };

const titleOf = ({ seen, found }: Mine): string =>
  seen.workshop.choices.find(({ id }) => id === found.list.choice)?.title ?? seen.occasion.title;

const headingOf = (mine: Mine): string => {
  const { seen, found } = mine;
  const title = titleOf(mine);
  if (seen.occasion.state === 'cancelled') return `${title} is called off`;
  if (seen.occasion.date < seen.today) return title;
  if (found.entry.place === 'waiting') return `${title}: you are on the waiting list`;
  return found.entry.state === 'unconfirmed' ? `${title}: make your place sure` : `You have a place in ${title}`;
};

function Sure({ mine }: { mine: Mine }) {
  const { entry } = mine.found;
  if (entry.state !== 'unconfirmed' || !isAhead(mine.seen)) return null;
  return (
    <form method="post" action={`${mine.home}/sure`}>
      {entry.until !== undefined && (
        <p class="govuk-body">Please press it by {dayAndDate(entry.until)}. After that, we take you off the list.</p>
      )}
      <Button>Make it sure</Button>
    </form>
  );
}

function Change({ mine, errors }: { mine: Mine; errors: readonly FormError[] }) {
  const { seen, found, home, web } = mine;
  const others = seen.workshop.choices.filter(({ id }) => id !== found.list.choice);
  const school = schoolByUrn(seen.partnership, found.entry.school);
  if (!takesSignUps(seen) || others.length === 0 || !school) return null;
  return (
    <form method="post" action={`${home}/change`} novalidate>
      <Radios
        name="to"
        legend="Change to another workshop"
        legendSize="m"
        value={textIn({ web }, 'to')}
        error={errorAt(errors, 'to')}
        items={others.map((choice) => ({
          value: choice.id,
          text: choice.title,
          hint: (
            <ChoiceHint
              seen={seen}
              choice={choice}
              school={{
                urn: school.urn,
                name: shortSchoolName(school, seen.partnership),
              }}
            />
          ),
        }))}
      />
      <Checkboxes
        name="wait"
        items={[
          {
            value: 'yes',
            text: 'If it is full, I give up the place I have and wait',
          },
        ]}
        small
      />
      <Button kind="secondary">Change</Button>
    </form>
  );
}

function HandOn({ mine, errors }: { mine: Mine; errors: readonly FormError[] }) {
  const { web, home } = mine;
  return (
    <form method="post" action={`${home}/hand-on`} novalidate>
      <h2 class="govuk-heading-m">Hand your place on to a colleague</h2>
      <p class="govuk-body">They get a link of their own, and yours ends.</p>
      <Input
        name="name"
        label="Their name"
        spellcheck={false}
        value={textIn({ web }, 'name')}
        error={errorAt(errors, 'name')}
      />
      <Input
        name="email"
        type="email"
        label="Their work email at your school"
        spellcheck={false}
        value={textIn({ web }, 'email')}
        error={errorAt(errors, 'email')}
      />
      <Button kind="secondary">Hand it on</Button>
    </form>
  );
}

function GiveUp({ mine }: { mine: Mine }) {
  return (
    <form method="post" action={`${mine.home}/give-up`}>
      <h2 class="govuk-heading-m">Can you no longer come?</h2>
      <p class="govuk-body">
        The next on the waiting list gets your place. If you sign up again later, you join at the end. Your name is
        deleted here.
      </p>
      <Button kind="warning">Give up my place</Button>
    </form>
  );
}

function Offer({ mine, errors }: { mine: Mine; errors: readonly FormError[] }) {
  const { web, home, found } = mine;
  return (
    <form method="post" action={`${home}/offer`} novalidate>
      <h2 class="govuk-heading-m">Could you lead a workshop yourself?</h2>
      <Input
        name="what"
        label="What could you show colleagues? (optional)"
        hint="Those who run the workshops read it, with your name. Leave it empty to take it back"
        value={textIn({ web }, 'what') ?? found.entry.offers}
        error={errorAt(errors, 'what')}
      />
      <Button kind="secondary">Offer it</Button>
    </form>
  );
}

function Use({ mine, errors }: { mine: Mine; errors: readonly FormError[] }) {
  const { seen, found, home, web } = mine;
  if (!mayTellUse(seen, found.entry)) return null;
  if (found.entry.toldUse === true) return <p class="govuk-body">Thank you: your answer is counted.</p>;
  return (
    <form method="post" action={`${home}/use`} novalidate>
      <Radios
        name="used"
        legend="Did you use something in class?"
        legendSize="m"
        value={textIn({ web }, 'used')}
        error={errorAt(errors, 'used')}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No, or not yet' },
        ]}
      />
      <Radios
        name="useful"
        legend="How useful was it? (optional)"
        legendSize="s"
        value={textIn({ web }, 'useful')}
        error={errorAt(errors, 'useful')}
        small
        items={['1, not at all', '2', '3', '4', '5, very'].map((text, at) => ({
          value: String(at + 1),
          text,
        }))}
      />
      <p class="govuk-body">We count the answers. Nobody is shown which was yours.</p>
      <Button>Send my answer</Button>
    </form>
  );
}

const doneWords: Readonly<Record<string, string>> = {
  sure: 'Your place is sure.',
  changed: 'It is changed.',
  offered: 'Thank you. It is written down.',
  counted: 'Thank you. Your answer is counted.',
};

/** They have no place: it lapsed, was given up, was handed on, or the time to keep names is over. */
const gonePage = (here: TeacherHere): WebResponse =>
  linkPage(
    here,
    { title: 'You have no place by this link', status: 410 },
    <>
      <WhenAndWhere seen={here.seen} />
      <p class="govuk-body">
        It was given up, handed on or not made sure in time, or the names have been deleted.{' '}
        {takesSignUps(here.seen) && 'You can sign up again by your school’s link.'}
      </p>
    </>,
  );

export const teacherPage = (here: TeacherHere, errors: readonly FormError[] = []): WebResponse => {
  const { seen, found, web, home } = here;
  if (!found) return gonePage(here);
  const mine: Mine = { ...here, found };
  const { entry, list } = found;
  const { done = '' } = web.query;
  const choice = seen.workshop.choices.find(({ id }) => id === list.choice);
  const ahead = isAhead(seen);
  return linkPage(
    here,
    { title: headingOf(mine), caption: `For ${entry.name}`, errors },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <WhenAndWhere seen={seen} />
      {choice && <p class="govuk-body">{ledBy(seen, choice)}.</p>}
      {ahead && entry.place === 'waiting' && (
        <p class="govuk-body">
          You are number {turnOf(list.entries, entry.id)}. When a place comes free for you, we email you at once.
        </p>
      )}
      <Sure mine={mine} />
      <Use mine={mine} errors={errors} />
      {entry.came === true && (
        <p class="govuk-body">
          <Link href={`${home}/certificate`}>Your certificate (PDF)</Link>
        </p>
      )}
      {ahead && (
        <>
          <Change mine={mine} errors={errors} />
          <HandOn mine={mine} errors={errors} />
          <GiveUp mine={mine} />
        </>
      )}
      {seen.occasion.state !== 'cancelled' && <Offer mine={mine} errors={errors} />}
    </>,
  );
};

export const givenUpPage = (here: TeacherHere): WebResponse =>
  linkPage(
    here,
    { title: 'Your place is given up' },
    <p class="govuk-body">Thank you for telling us. If somebody waits, they have it now.</p>,
  );
export const handedOnPage = (here: TeacherHere): WebResponse =>
  linkPage(
    here,
    { title: 'Your place is handed on' },
    <p class="govuk-body">Your colleague gets an email with a link of their own, and makes it sure by that.</p>,
  );
