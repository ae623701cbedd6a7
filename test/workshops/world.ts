/** The demonstration's four schools, with four art workshops in their diary: the real pages over HTTP, the real letters. */
import { join } from 'node:path';
import { createIds } from '../../functions/adapters/ids.ts';
import { addressHash } from '../../functions/asking/by-address.ts';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { workshopAddress } from '../../functions/asking/reading-links.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { AuditEvent } from '../../functions/domain/audit.ts';
import type { Occasion } from '../../functions/domain/diary/occasion.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import type { WorkshopList } from '../../functions/domain/workshops/places.ts';
import { searchMailHandler } from '../../functions/find/search-mail.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { beginSession } from '../../functions/people/sign-in/sign-in.ts';
import type { Message, Store } from '../../functions/ports.ts';
import { occasions } from '../../functions/records/diary.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { everyItem } from '../../functions/records/read-every.ts';
import { work } from '../../functions/records/work.ts';
import { workshopListId, workshopLists } from '../../functions/records/workshops.ts';
import { routes } from '../../functions/site/routes.ts';
import { tasks } from '../../functions/site/tasks.ts';
import { newSession } from '../../functions/web/session.ts';
import { openSignUp } from '../../functions/workshops/open-sign-up.ts';
import { workshopMailHandler } from '../../functions/workshops/workshop-mail.ts';
import { createAssets } from '../../infra/local/assets.ts';
import { loadPartnershipFile } from '../../infra/partnerships/load.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { atStage } from '../builders/moved.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { someLinkKeys } from '../web/link-keys.ts';
import { serve } from '../web/served.ts';

export const partnership = 'wendle-valley';
export const art = 'o-art';
export const [wendlePark, harrowbeck, staldwyns, wendleBridge] = ['999001', '999002', '999003', '999004'] as const;

/** Wednesday 19 November 2025 at 16:00, in the art rooms of Wendle Bridge. */
const theDate: Occasion = {
  id: art,
  kind: 'workshop',
  title: 'Art workshops',
  date: '2025-11-19',
  start: '16:00',
  end: '17:30',
  held: 'in-person',
  host: wendleBridge,
  room: 'the art rooms',
  schools: [wendlePark, harrowbeck, staldwyns, wendleBridge],
  years: [],
  state: 'locked',
  moved: [],
  accepted: [],
  sequence: 0,
};

export const fourChoices = ['Clay', 'Printing', 'Watercolour', 'Photosensitive paper'].map((title, at) => ({
  title,
  about: '',
  places: 15,
  leader: at < 2 ? { name: 'Wren Cole', school: wendleBridge } : { name: 'A visiting artist' },
}));

export type Workshops = {
  readonly outside: TestOutside;
  readonly url: string;
  /** The same pages from another process: what waits its turn in one does not in the other. */
  another(): Promise<{ readonly url: string }>;
  /** The path of a school's link. */
  schoolLink(urn: string): Promise<string>;
  /** Signs somebody up over HTTP: `ann`, of the school's own domain. */
  signUp(name: string, urn: string, choice?: string): Promise<string>;
  /** Letters go, tasks run. */
  deliver(): Promise<void>;
  /** That day comes, at nine, after its morning. */
  until(date: string): Promise<void>;
  mailsTo(address: string): readonly Message[];
  /** The path of the newest link to a workshop that this address was sent. */
  linkFor(address: string): string;
  list(choice?: string): Promise<WorkshopList>;
  /** The audit trail, oldest first. */
  events(): Promise<AuditEvent[]>;
  browser(): Browser;
  signedIn(person: string): Promise<Browser>;
  stop(): Promise<void>;
};

export const domains: Readonly<Record<string, string>> = {
  [wendlePark]: 'wendlepark.example',
  [harrowbeck]: 'harrowbeck.example',
  [staldwyns]: 'kestrel.example',
  [wendleBridge]: 'wendlebridge.example',
};

type Options = { readonly store?: Store; readonly open?: boolean; readonly css?: string };

export const aWorkshopWorld = async ({ store, open = true, css = '' }: Options = {}): Promise<Workshops> => {
  const loaded = await loadPartnershipFile(join(import.meta.dirname, '../../infra/partnerships/wendle-valley.yaml'));
  const file = loaded.files[0]?.value;
  if (!file) throw new Error('the demonstration is not readable');
  const assets = createAssets([{ name: 'app.css', contentType: 'text/css; charset=utf-8', content: css }]);
  const outside = anOutside({
    ids: createIds(),
    linkKeys: someLinkKeys(),
    startsAt: '2025-10-13T09:00:00.000Z',
    ...(store && { store }),
  });
  Object.assign(outside, {
    settings: { ...outside.settings, stylesheet: assets.address('app.css'), secureCookies: css === '' },
  });
  await bringIn(outside, { whole: expand(file), ...(file.proposal && { proposal: file.proposal }) });
  await work(outside, partnership, async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...whole, stage: atStage('delivering'), startedOn: '2025-09-01' });
    tx.write(occasions, art, theDate);
  });
  if (open) {
    const done = await openSignUp(outside, {
      partnership,
      by: 'ruth-bell',
      occasion: art,
      choices: fourChoices,
      pence: 100_000,
      split: 'places',
    });
    if (!done.ok) throw new Error(done.refusal);
  }
  const door = await serve(routes, outside, { assets });
  const doors = [door];
  const handlers = {
    ...workflowHandlers(outside),
    mail: mailHandler(outside),
    'search-mail': searchMailHandler(outside),
    'workshop-mail': workshopMailHandler(outside),
    task: async ({ task, input }: { task: keyof typeof tasks; input: unknown }) =>
      void (await tasks[task](outside, input)),
  };
  const deliver = async (): Promise<void> => {
    while ((await deliverDue(outside, handlers)).delivered > 0);
  };
  const schoolLink = async (urn: string): Promise<string> => {
    const address = await workshopAddress(outside, partnership, `workshop:${art}#${urn}`);
    if (address === undefined) throw new Error(`${urn} has no link`);
    return new URL(address).pathname;
  };
  const mailsTo = (address: string) => outside.heard.mails.filter(({ to }) => to.address === address);
  return {
    outside,
    url: door.url,
    another: async () => {
      const more = await serve(routes, { ...outside, store: { ...outside.store } }, { assets });
      doors.push(more);
      return more;
    },
    schoolLink,
    deliver,
    mailsTo,
    signUp: async (name, urn, choice = 'c1') => {
      const page = await createBrowser(door.url).post(await schoolLink(urn), {
        choice,
        name,
        email: `${name}@${domains[urn]}`,
      });
      return page.heading;
    },
    until: async (date) => {
      const day = 86_400;
      while (outside.clock.now().toISOString().slice(0, 10) < date) {
        outside.pass(day);
        await dailySweep(outside);
        await deliver();
      }
    },
    linkFor: (address) => {
      const found = mailsTo(address)
        .flatMap(({ text }) => text.match(/\/w\/[A-Za-z0-9._-]+/g) ?? [])
        .at(-1);
      if (found === undefined) throw new Error(`${address} was sent no link`);
      return found;
    },
    list: async (choice = 'c1') => {
      const item = await outside.store.get(workshopLists.key(partnership, workshopListId(art, choice)));
      if (!item) throw new Error(`no list ${choice}`);
      return decode(workshopLists, item);
    },
    events: async () =>
      (await everyItem(outside.store, { partition: `p#${partnership}`, prefix: 'audit#' })).flatMap(({ body }) => {
        const read = AuditEvent.safeParse(body);
        return read.success ? [read.data] : [];
      }),
    browser: () => createBrowser(door.url),
    signedIn: async (person) => {
      const { session, setCookie } = newSession(outside, { partnership, person, address: addressHash(person) });
      await work(outside, partnership, (tx) => beginSession(tx, session));
      const browser = createBrowser(door.url);
      const [pair = ''] = setCookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      browser.cookies.set(name, value);
      return browser;
    },
    stop: async () => {
      for (const one of doors) await one.stop();
    },
  };
};
