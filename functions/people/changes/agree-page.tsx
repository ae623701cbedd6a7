/** Signed in: a change to somebody, and what the two who must agree can say. */
import * as z from 'zod';
import { readNames } from '../../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../../asking/signed-in-context.ts';
import { pairFor } from '../../domain/partnership/reach.ts';
import { listOf } from '../../domain/wording.ts';
import { Button, ButtonGroup } from '../../pages/components/button.tsx';
import { InsetText } from '../../pages/components/inset-text.tsx';
import { changes, type PersonChange } from '../../records/changes.ts';
import { readEverybody } from '../../records/everybody.ts';
import { decode } from '../../records/kind.ts';
import { readPosted } from '../../web/posted.ts';
import { problem } from '../../web/problem.tsx';
import { redirect } from '../../web/respond.ts';
import type { WebResponse } from '../../web/route.ts';
import { waitsPage } from '../waits-page.tsx';
import { type AgreeRefusal, agreeToChange, dropChange, isAskedStill, releasePerson } from './agree.ts';
import { ChangeFacts, whatChanges } from './change-words.tsx';

const changeIn = async ({ outside, partnership, web }: SignedInContext): Promise<PersonChange | undefined> => {
  const item = await outside.store.get(changes.key(partnership.id, web.params.change ?? ''));
  return item && decode(changes, item);
};

/** The two who must agree, of those who are here. */
const pairIn = async (
  { outside, partnership }: SignedInContext,
  { people }: PersonChange,
): Promise<readonly string[]> => {
  const everybody = await readEverybody(outside, partnership.id);
  const concerned = new Set(people.map(({ person }) => person));
  const here = new Set(
    everybody.filter(({ id, left }) => left === undefined && !concerned.has(id)).map(({ id }) => id),
  );
  return pairFor(partnership, people[0]?.person ?? '', (id) => here.has(id));
};

/** Only they, and who asked, see it. */
const mayLook = (change: PersonChange, pair: readonly string[], person: string): boolean =>
  pair.includes(person) ||
  change.by === person ||
  change.told.includes(person) ||
  change.successor === person ||
  change.people.some((one) => one.person === person);

const says = ['agree', 'no', 'release'] as const;
type Says = (typeof says)[number];
const words: Readonly<Record<Says, string>> = {
  agree: 'I agree',
  no: 'I do not agree',
  release: 'They can sign again',
};

const offered = (
  { outside, signedIn }: SignedInContext,
  change: PersonChange,
  pair: readonly string[],
): readonly Says[] => {
  if (!pair.includes(signedIn.person)) return [];
  if (change.state === 'undone') return change.released.includes(signedIn.person) ? [] : ['release'];
  if (change.way !== 'together' || !isAskedStill(change, outside.clock.now())) return [];
  return change.agreed.includes(signedIn.person) ? ['no'] : ['agree', 'no'];
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const change = await changeIn(here);
  if (!change) return problem(outside, 'not-found');
  const pair = await pairIn(here, change);
  if (!mayLook(change, pair, signedIn.person)) return problem(outside, 'not-yours');
  const nameOf = await readNames(outside, partnership.id);
  const can = offered(here, change, pair);
  return framedPage(
    here,
    {
      title: 'A change to somebody',
      heading: whatChanges(change, nameOf),
      back: `/people/${change.people[0]?.person ?? ''}`,
    },
    <>
      <ChangeFacts change={change} nameOf={nameOf} />
      {change.state === 'asked' && change.way === 'together' && (
        <p class="govuk-body">It takes both: {listOf(pair.map(nameOf))}.</p>
      )}
      {change.state === 'undone' && (
        <InsetText>
          Signing in that name goes on when {listOf(pair.map(nameOf))} have both said so. Please find out first, by
          telephone or in person, which address is right.
        </InsetText>
      )}
      {can.length > 0 && (
        <form method="post" action={`/people/changes/${change.id}`} novalidate>
          <ButtonGroup>
            {can.map((one) => (
              <Button name="say" value={one} {...(one === 'no' ? { kind: 'secondary' as const } : {})}>
                {words[one]}
              </Button>
            ))}
          </ButtonGroup>
        </form>
      )}
    </>,
  );
};

const Posted = z.strictObject({ say: z.enum(says, 'Choose one of them') });

const refused = (here: SignedInContext, refusal: AgreeRefusal): WebResponse => {
  if (refusal === 'waits') return waitsPage(here);
  if (refusal === 'not-yours') return problem(here.outside, 'not-yours');
  const words: Partial<Record<AgreeRefusal, string>> = {
    taken: 'Somebody else here has that address by now.',
    overtaken: 'They have left, or their address was changed again.',
  };
  return framedPage(
    here,
    { title: 'This can no longer be done', back: '/people', status: 409 },
    <p class="govuk-body">{words[refusal] ?? 'It is no longer open.'} Please start again from their page.</p>,
  );
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const change = await changeIn(here);
  if (!change) return problem(outside, 'not-found');
  const pair = await pairIn(here, change);
  if (!pair.includes(signedIn.person)) return problem(outside, 'not-yours');
  const posted = readPosted(Posted, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const which = { partnership: partnership.id, change: change.id, by: signedIn.person };
  const { say } = posted.value;
  if (say === 'no') await dropChange(outside, which);
  else {
    const done = say === 'agree' ? await agreeToChange(outside, which) : await releasePerson(outside, which);
    if (!done.ok && done.refusal !== 'over') return refused(here, done.refusal);
  }
  return redirect(`/people/changes/${change.id}`);
};

export const showAgree = whoeverMay('see-partnership', show);
export const takeAgree = whoeverMay('see-partnership', take);
