/**
 * Behind the links about a change: for the old mailbox, the new one, and witnesses. Looking changes nothing; whoever says
 * that it was not right presses a button.
 */
import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { followChangeLink, type Held } from '../../asking/change-links.ts';
import { type NameOf, readNames } from '../../asking/names.ts';
import { londonDate } from '../../domain/london.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { pairFor } from '../../domain/partnership/reach.ts';
import { listOf } from '../../domain/wording.ts';
import { Button, ButtonGroup } from '../../pages/components/button.tsx';
import { Page, renderPage } from '../../pages/layout.tsx';
import type { Outside } from '../../ports.ts';
import { decode } from '../../records/kind.ts';
import { partnerships, theOne } from '../../records/kinds.ts';
import { readPosted } from '../../web/posted.ts';
import { problem } from '../../web/problem.tsx';
import { page, redirect } from '../../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../../web/route.ts';
import { siteOf } from '../../web/site.ts';
import { confirmByMailbox, dropChange, isAskedStill } from './agree.ts';
import { ChangeFacts } from './change-words.tsx';
import { confirmChange } from './confirm-change.ts';
import { canUndo, undoChange } from './undo-change.ts';

type Looking = Held & {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly whole: Partnership;
  readonly nameOf: NameOf;
};

const looking = async (outside: Outside, web: WebRequest): Promise<Looking | undefined> => {
  const held = await followChangeLink(outside, web.params.token ?? '');
  if (!held.ok) return undefined;
  const { partnership } = held.value;
  const item = await outside.store.get(partnerships.key(partnership, theOne));
  if (!item) return undefined;
  const nameOf = await readNames(outside, partnership);
  return { ...held.value, outside, web, whole: decode(partnerships, item), nameOf };
};

const says = ['right', 'not-right', 'yes', 'no'] as const;
type Says = (typeof says)[number];

/** What whoever has this link can say now. */
const offered = ({ change, holder, outside }: Looking): readonly Says[] => {
  const now = outside.clock.now();
  if (change.state === 'asked')
    return change.way === 'oneself' && holder.kind !== 'w' && isAskedStill(change, now) ? ['yes', 'no'] : [];
  if (holder.kind === 'n' || !canUndo(change, londonDate(now))) return [];
  return holder.kind === 'w' && change.state === 'done' ? ['right', 'not-right'] : ['not-right'];
};

const buttonWords: Readonly<Record<Says, string>> = {
  right: 'This is right',
  'not-right': 'This was not right',
  yes: 'Yes, write to the new address',
  no: 'No, this was not me',
};

const titleFor = ({ change }: Looking): string => (change.state === 'asked' ? 'Shall this change?' : 'Was this right?');

/** Where to turn once it is too late to press a button. */
const Otherwise = ({ looked }: { looked: Looking }) => {
  const { change, whole, nameOf } = looked;
  const pair = listOf(pairFor(whole, change.people[0]?.person ?? '').map(nameOf));
  return (
    <p class="govuk-body">
      There is nothing to press here now. If something is not right, please tell {pair}. Together they can change it.
    </p>
  );
};

const show = (looked: Looking, said?: ComponentChildren): WebResponse => {
  const { change, nameOf, outside, web, whole } = looked;
  const can = offered(looked);
  return page(
    renderPage(
      <Page site={siteOf(outside.settings)} title={titleFor(looked)} heading={titleFor(looked)} caption={whole.name}>
        {said}
        <ChangeFacts change={change} nameOf={nameOf} />
        {can.includes('not-right') && (
          <p class="govuk-body">
            If it was not right, what was before comes back at once. Nobody can sign in that name then until two people
            have agreed.
          </p>
        )}
        {can.length > 0 ? (
          <form method="post" action={web.path} novalidate>
            <ButtonGroup>
              {can.map((one) => (
                <Button
                  name="say"
                  value={one}
                  {...(one === 'not-right'
                    ? { kind: 'warning' as const }
                    : one === 'no'
                      ? { kind: 'secondary' as const }
                      : {})}
                >
                  {buttonWords[one]}
                </Button>
              ))}
            </ButtonGroup>
          </form>
        ) : (
          <Otherwise looked={looked} />
        )}
      </Page>,
    ),
  );
};

const Posted = z.strictObject({ say: z.enum(says, 'Choose one of the two') });

const carry = async ({ outside, partnership, change, holder }: Looking, say: Says): Promise<void> => {
  const by = holder.kind === 'w' ? (change.told[holder.at] ?? '') : 'old-address';
  const which = { partnership, change: change.id };
  switch (say) {
    case 'right':
      await confirmChange(outside, { ...which, by });
      return;
    case 'not-right':
      await undoChange(outside, { ...which, by });
      return;
    case 'yes':
      await confirmByMailbox(outside, { ...which, mailbox: holder.kind === 'o' ? 'old-address' : 'new-address' });
      return;
    case 'no':
      await dropChange(outside, { ...which, by: holder.kind === 'o' ? 'old-address' : 'new-address' });
  }
};

export const showChange = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const looked = await looking(outside, web);
  return looked ? show(looked) : problem(outside, 'not-found');
};

export const takeChange = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const looked = await looking(outside, web);
  if (!looked) return problem(outside, 'not-found');
  const posted = readPosted(Posted, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  // Pressed twice, or too late: the page says how it stands.
  if (offered(looked).includes(posted.value.say)) await carry(looked, posted.value.say);
  return redirect(web.path);
};

export const changeLinkRoutes: readonly Route[] = [
  { method: 'GET', path: '/changes/:token', door: 'link', handle: showChange },
  { method: 'POST', path: '/changes/:token', door: 'link', handle: takeChange },
];
