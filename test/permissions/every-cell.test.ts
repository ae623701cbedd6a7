/** Every cell of the table of permissions, tried through HTTP. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Partnership } from '../../functions/domain/partnership/partnership.ts';
import { actions, type Part, parts, permissions, stagesFor } from '../../functions/domain/permissions.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { routes } from '../../functions/site/routes.ts';
import { everyRoute } from '../../functions/web/route-group.ts';
import type { Page } from '../../infra/proof/demonstration/browser.ts';
import { aFileWithPlan } from '../builders/decision-specs.ts';
import { atStage } from '../builders/moved.ts';
import { aPartnershipFile, aPerson, peopleOf } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { aboutOneself, byAppointment, byLinkOnly, needed } from './routes-and-actions.ts';

const holder = (part: Part): string => `holds-${part}`;

/** Each part has a holder of its own, with no other part. */
const aFile = () => {
  const file = aFileWithPlan();
  const [first, ...schools] = file.schools;
  const [alder, birch, cedar, ...parties] = file.parties;
  const [board] = alder?.boards ?? [];
  if (!first || !alder || !birch || !cedar || !board) throw new Error('too few parties');
  const parted = {
    roles: {
      lead: holder('lead'),
      deputyLead: holder('deputy-lead'),
      chair: holder('chair'),
      chairUntil: '2027-07-21',
      progressChaser: holder('progress-chaser'),
      mediator: holder('mediator'),
      admin: holder('admin'),
    },
    schools: [{ ...first, head: holder('head'), lead: holder('school-lead') }, ...schools],
    parties: [
      {
        ...alder,
        boards: [
          {
            ...board,
            clerk: holder('clerk'),
            members: [{ person: holder('board-member'), office: 'member' as const }],
          },
        ],
        signatories: [holder('signatory')],
        dataProtectionContact: holder('data-contact'),
      },
      birch,
      {
        ...cedar,
        route: cedar.route.map((step) =>
          step.means === 'delegated' ? { ...step, to: { person: holder('delegate') } } : step,
        ),
      },
      ...parties,
    ],
  };
  const named = {
    ...parted,
    schools: parted.schools.map((school) => ({ ...school, terms: [] })),
  };
  const people = [
    ...peopleOf({ ...named, jointCommittees: file.jointCommittees }),
    aPerson('tutor'),
    aPerson(holder('joiner')),
    aPerson(holder('adviser')),
  ];
  const supporters = [{ id: 'trust', name: 'Trust', role: 'Helps', adviser: holder('adviser') }];
  return { ...file, ...parted, people, supporters };
};

const elsewhere = () => {
  const file = aPartnershipFile();
  return {
    ...file,
    partnership: { ...file.partnership, id: 'elsewhere', name: 'Elsewhere' },
  };
};

let world: SignedInWorld;

/** No file has somebody who is asked to come in: the lead enters them once something is signed. */
const bringInJoiner = () =>
  work(world.outside, world.partnership, async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const [like] = whole.parties;
    if (!like) throw new Error('a party');
    const board = {
      ...like.boards[0],
      id: 'elm-board',
      clerk: holder('joiner'),
      members: [],
    };
    const elm = {
      ...like,
      id: 'elm',
      name: 'Elm',
      schools: [],
      boards: [board],
      signatories: [holder('joiner')],
    };
    const joiners = [{ party: 'elm', change: '202627', since: '2026-11-02' }];
    tx.write(
      partnerships,
      theOne,
      Partnership.parse({
        ...whole,
        parties: [...whole.parties, elm],
        joiners,
      }),
    );
  });

beforeAll(async () => {
  world = await aSignedInWorld(aFile());
  await world.bringIn(elsewhere());
  await bringInJoiner();
});
afterAll(() => world.stop());

const list = Object.entries(needed).map(([route, need]) => ({
  route,
  method: route.split(' ')[0] ?? '',
  ...need,
}));
type Cell = (typeof list)[number];

const send = (browser: Awaited<ReturnType<SignedInWorld['as']>>, { method, at, form }: Cell): Promise<Page> =>
  method === 'GET' ? browser.open(at) : browser.post(at, form ?? {});
const isAboutSomebody = ({ route }: Cell): boolean => route.includes('/people/:person/');
const isRefused = ({ status, heading }: Page): boolean => status === 403 && heading === 'You cannot do this';
const stored = (partnership: string): string =>
  JSON.stringify(
    world.outside.db.prepare('SELECT * FROM items WHERE partition = ? ORDER BY sort').all(`p#${partnership}`),
  );

describe('the table of permissions', () => {
  it('names the action of every address behind a session, and every action has an address or a link', async () => {
    const all = await everyRoute(routes);
    const known = all.filter(({ door }) => door === 'signed-in').map(({ method, path }) => `${method} ${path}`);
    expect([...Object.keys(needed), ...aboutOneself, ...byAppointment].toSorted()).toEqual(known.toSorted());
    const used = new Set<string>([...list.map(({ action }) => action), ...byLinkOnly]);
    expect([...used].toSorted()).toEqual([...actions].toSorted());
  });

  it.each(parts)('lets %s do what is theirs, and nothing else', async (part) => {
    const browser = await world.as(holder(part));
    for (const cell of list) {
      const allowed: readonly Part[] = permissions[cell.action];
      const before = stored(world.partnership);
      const page = await send(browser, cell);
      const seen = { route: cell.route, part, refused: isRefused(page) };
      // The tutor is of no party: only the two who change anybody together may look at changing them.
      const onlyTwo = isAboutSomebody(cell) && part !== 'chair' && part !== 'admin';
      // An adviser's first page is that of their network: they are led there.
      const isLedOn = part === 'adviser' && cell.route === 'GET /home' && page.url.endsWith('/network');
      const refused = !isLedOn && (onlyTwo || !allowed.includes(part));
      expect(seen).toEqual({ route: cell.route, part, refused });
      if (seen.refused || cell.method === 'GET') expect(stored(world.partnership), cell.route).toBe(before);
    }
  });

  it('lets nobody in who is not signed in, or who is listed and has no part', async () => {
    const before = stored(world.partnership);
    const tutor = await world.as('tutor');
    for (const cell of list) {
      const page = await send(world.nobody, cell);
      const asked = cell.method === 'GET' ? page.heading === 'Sign in' : page.status === 403;
      expect([cell.route, asked]).toEqual([cell.route, true]);
      const { status, text } = await send(tutor, cell);
      if (cell.at !== '/home') expect([cell.route, status]).toEqual([cell.route, 403]);
      expect([cell.route, text.includes('Science together')]).toEqual([cell.route, false]);
    }
    expect(stored(world.partnership)).toBe(before);
  });

  it('shows somebody of another partnership nothing of this one, and takes nothing from them', async () => {
    const before = stored(world.partnership);
    const stranger = await world.as('lead-alder', 'elsewhere');
    for (const cell of list) {
      const { html } = await send(stranger, cell);
      for (const own of ['Valley Partnership', 'Science together', 'holds-']) {
        // An address that was typed may come back in a form of their own.
        const text = html.replaceAll(cell.at, '');
        expect([cell.route, own, text.includes(own)]).toEqual([cell.route, own, false]);
      }
    }
    expect(stored(world.partnership)).toBe(before);
  });

  it('leaves an ended partnership to be read, and its people to be put right', async () => {
    await world.given(async (tx) => {
      tx.write(partnerships, theOne, {
        ...(await tx.readNeeded(partnerships, theOne)),
        stage: atStage('ended'),
      });
    });
    const before = stored(world.partnership);
    const lead = await world.as(holder('lead'));
    for (const cell of list.filter(({ action }) => !stagesFor(action).includes('ended'))) {
      expect([cell.route, isRefused(await send(lead, cell))]).toEqual([cell.route, true]);
    }
    for (const cell of list.filter((one) => one.action === 'see-partnership' && !isAboutSomebody(one))) {
      expect([cell.route, isRefused(await send(lead, cell))]).toEqual([cell.route, false]);
    }
    expect(stored(world.partnership)).toBe(before);
  });
});
