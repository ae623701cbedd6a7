/** Schools that look for others: the real pages over HTTP, the real mails, and a register of six schools. */
import { createIds } from '../../functions/adapters/ids.ts';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { openRegister } from '../../functions/domain/register/register.ts';
import type { RegisterSchool } from '../../functions/domain/register/register-school.ts';
import { openSearch } from '../../functions/find/open-search.ts';
import { searchMailHandler } from '../../functions/find/search-mail.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import type { Message, Outside } from '../../functions/ports.ts';
import { routes } from '../../functions/site/routes.ts';
import { tasks } from '../../functions/site/tasks.ts';
import { workshopMailHandler } from '../../functions/workshops/workshop-mail.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { createAssets } from '../../infra/local/assets.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { someLinkKeys } from '../web/link-keys.ts';
import { serve } from '../web/served.ts';

export const registered = (urn: string, name: string, more: Partial<RegisterSchool> = {}): RegisterSchool => ({
  urn,
  name,
  phase: 'Primary',
  type: 'Community school',
  group: 'Local authority maintained schools',
  closing: false,
  easting: 400_000,
  northing: 300_000,
  lowAge: 4,
  highAge: 11,
  pupils: 200,
  ...more,
});

export const sixSchools: readonly RegisterSchool[] = [
  registered('200001', 'Harrow Beck Primary School', { council: 'Ashshire', town: 'Wendle', postcode: 'AB1 1AA' }),
  registered('200002', 'Saint Aldwyn Junior Academy', {
    northing: 302_800,
    type: 'Academy converter',
    group: 'Academies',
    trust: 'Aldwyn Trust',
    lowAge: 7,
  }),
  registered('200003', 'Wendle Park School', {
    easting: 403_000,
    type: 'Other independent school',
    group: 'Independent schools',
    highAge: 18,
  }),
  registered('200004', 'Wendle Bridge High School', { easting: 404_700, lowAge: 11, highAge: 16 }),
  registered('200005', 'Kelby Infant School', { northing: 301_000, highAge: 7 }),
  registered('200006', 'Esk Primary School', { northing: 301_500 }),
];

export type Searching = {
  readonly outside: TestOutside;
  readonly url: string;
  /** Effects are carried out: mails go, tasks run. */
  deliver(): Promise<void>;
  /** Days pass, each with its morning. */
  days(count: number): Promise<void>;
  mailsTo(address: string): readonly Message[];
  /** The path of the newest link that this address was sent. */
  linkFor(address: string): string;
  browser(): Browser;
  /** Invites a head by the use case, and gives the path of their page. */
  invite(urn: string, name: string, email: string): Promise<string>;
  stop(): Promise<void>;
};

export const aSearchWorld = async ({
  styled = false,
  ...more
}: Partial<Outside> & { startsAt?: string; styled?: boolean } = {}): Promise<Searching> => {
  const assets = createAssets([
    { name: 'app.css', contentType: 'text/css; charset=utf-8', content: styled ? buildStylesheet().css : '' },
  ]);
  const outside = anOutside({
    ids: createIds(),
    linkKeys: someLinkKeys(),
    startsAt: '2026-11-02T09:00:00.000Z',
    schools: async () =>
      openRegister('2026-11-01', sixSchools, [{ urn: '200009', name: 'Old School', on: '2020-08-31' }]),
    ...more,
  });
  // A real browser keeps no secure cookie that came without TLS.
  const settings = { ...outside.settings, stylesheet: assets.address('app.css'), secureCookies: !styled };
  Object.assign(outside, { settings });
  const door = await serve(routes, outside, { assets });
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
  const mailsTo = (address: string) => outside.heard.mails.filter(({ to }) => to.address === address);
  const linkFor = (address: string): string => {
    const [found] = mailsTo(address)
      .flatMap(({ text }) => text.match(/\/(?:search|talk)\/\S+/g) ?? [])
      .toReversed();
    if (found === undefined) throw new Error(`${address} was sent no link`);
    return found;
  };
  return {
    outside,
    url: door.url,
    deliver,
    days: async (count) => {
      for (let day = 0; day < count; day += 1) {
        outside.pass(86_400);
        await dailySweep(outside);
        await deliver();
      }
    },
    mailsTo,
    linkFor,
    browser: () => createBrowser(door.url),
    invite: async (urn, name, email) => {
      const done = await openSearch(outside, { head: { name, email }, urn });
      if (!done.ok) throw new Error(done.refusal);
      await deliver();
      return linkFor(email);
    },
    stop: () => door.stop(),
  };
};
