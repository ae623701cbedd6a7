/** Signed in: a party's people get addresses of a new domain, in one act. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { isHeld } from '../domain/partnership/held.ts';
import { domainsIn, peopleOfDomain, wayForAll } from '../domain/partnership/new-domain.ts';
import type { Party } from '../domain/partnership/partnership.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { countOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readEverybody } from '../records/everybody.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { changeDomain, type DomainRefusal, mostAtOnce } from './change-domain.ts';
import { waitsPage } from './waits-page.tsx';

type Changing = { readonly here: SignedInContext; readonly party: Party; readonly everybody: readonly StoredPerson[] };

const wanted = 'Enter what comes behind the @ in the new addresses, for example newschool.example';
const Domain = z
  .string(wanted)
  .transform((text) => text.trim().toLowerCase().replace(/^.*@/, ''))
  .pipe(z.string().regex(/^(?=.{4,200}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, wanted));
const DomainForm = z.strictObject({ from: z.string('Choose which addresses change'), to: Domain });

/** For each domain: whose addresses change, and whether whoever is signed in may do that. */
const choicesIn = ({ here, party, everybody }: Changing) =>
  domainsIn(here.partnership, everybody, party.id).map(({ domain }) => {
    const whose = peopleOfDomain(here.partnership, everybody, {
      party: party.id,
      from: domain,
      by: here.signedIn.person,
    });
    const ids = whose.map(({ id }) => id);
    const isHere = (id: string): boolean => everybody.some((one) => one.id === id) && !ids.includes(id);
    return { domain, whose, way: wayForAll(here.partnership, here.signedIn.person, ids, isHere) };
  });

/** Who they are; where they are many, that the rest follows when this is done again. */
const whoIn = (whose: readonly StoredPerson[]): string => {
  const names = whose
    .slice(0, mostAtOnce)
    .map(({ name }) => name)
    .join('; ');
  const rest = whose.length - mostAtOnce;
  const later = rest > 0 ? `. Then ${countOf(rest, 'more', 'more')}, when you do this again` : '';
  return `${countOf(Math.min(whose.length, mostAtOnce), 'person', 'people')}: ${names}${later}`;
};

const domainPage = (changing: Changing, errors: readonly FormError[] = []): WebResponse => {
  const { here, party } = changing;
  const choices = choicesIn(changing).filter(({ way }) => way !== undefined);
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.text;
  const isTogether = choices.some(({ way }) => way === 'together');
  return framedPage(
    here,
    {
      title: 'New email addresses',
      heading: `New email addresses: ${party.name}`,
      back: '/people',
      errors,
    },
    <>
      <p class="govuk-body">
        Has {party.name} moved to another email system, as when a school becomes an academy? What stands before the @
        stays; what comes behind it changes for everybody at once.
      </p>
      <Bullets
        items={[
          ...(isTogether ? ['It changes when the second of you two agrees too.'] : []),
          'Every link that went to an old address then stops working, and what waits is asked again at the new one.',
          'Each old address, and somebody who has no hand in it, are told. Any of them can say that it was not right: then all of it is taken back.',
          'Until it is confirmed, none of them can sign.',
          'Your own address stays: you change it on your own page.',
        ]}
      />
      <form method="post" action={here.web.path} novalidate>
        <Radios
          name="from"
          legend="Which addresses change?"
          items={choices.map(({ domain, whose }) => ({
            value: domain,
            text: `@${domain}`,
            hint: whoIn(whose),
          }))}
          value={textIn(here, 'from')}
          error={errorOf('from')}
        />
        <Input
          name="to"
          label="What comes behind the @ now?"
          hint="For example: newschool.example"
          autocomplete="off"
          spellcheck={false}
          value={textIn(here, 'to')}
          error={errorOf('to')}
        />
        <ButtonGroup>
          <Button kind="warning">Change these addresses</Button>
          <Link href="/people">Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const changingIn = async (here: SignedInContext): Promise<Changing | WebResponse> => {
  const { outside, partnership, web, signedIn, today } = here;
  const party = partyById(partnership, web.params.party ?? '');
  if (!party) return problem(outside, 'not-found');
  const everybody = (await readEverybody(outside, partnership.id)).filter(({ left }) => left === undefined);
  const changing = { here, party, everybody };
  if (!choicesIn(changing).some(({ way }) => way !== undefined)) return problem(outside, 'not-yours');
  const own = everybody.find(({ id }) => id === signedIn.person);
  return own && isHeld(own, today) ? waitsPage(here) : changing;
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const changing = await changingIn(here);
  return 'kind' in changing ? changing : domainPage(changing);
};

const words: Partial<Record<DomainRefusal, FormError>> = {
  'same-address': { field: 'to', text: 'These are the addresses that we write to already: enter another domain' },
  taken: { field: 'to', text: 'Somebody else here has one of these addresses already: change them one by one' },
  nobody: { field: 'from', text: 'Nobody of this board or its schools has such an address any more' },
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const changing = await changingIn(here);
  if ('kind' in changing) return changing;
  const posted = readPosted(DomainForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return domainPage(changing, posted.errors);
  const input = { partnership: partnership.id, by: signedIn.person, party: changing.party.id, ...posted.value };
  const done = await changeDomain(outside, input);
  if (done.ok) return redirect(`/people/changes/${done.value.change}`);
  if (done.refusal === 'waits') return waitsPage(here);
  const error = words[done.refusal];
  return error ? domainPage(changing, [error]) : problem(outside, 'not-yours');
};

export const showDomain = whoeverMay('see-partnership', show);
export const takeDomain = whoeverMay('see-partnership', take);

/** The parties whose people whoever is signed in may move at once, for the page of people. */
export const partiesToMove = (here: SignedInContext, everybody: readonly StoredPerson[]): readonly Party[] =>
  here.partnership.parties.filter((party) =>
    choicesIn({ here, party, everybody: everybody.filter(({ left }) => left === undefined) }).some(
      ({ way, whose }) => way !== undefined && whose.length > 1,
    ),
  );
