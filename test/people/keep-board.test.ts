/** A clerk gives a board's dates and new members once, for every partnership that the board is in. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRequest } from '../../functions/asking/open-request.ts';
import { readDates, readMembers } from '../../functions/domain/partnership/pasted-board.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, requests, theOne } from '../../functions/records/kinds.ts';
import { aWrittenResolution } from '../builders/decision-specs.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: SignedInWorld;
beforeEach(async () => {
  const file = aPartnershipFile();
  const parties = file.parties.map((party) => ({
    ...party,
    boards: party.boards.map((board) => ({
      ...board,
      places: board.places + 1,
      meetings: ['2026-09-10', '2026-12-01'],
    })),
  }));
  world = await aSignedInWorld({ ...file, parties }, { asked: false });
  await world.bringIn({
    ...file,
    parties,
    partnership: { ...file.partnership, id: 'elsewhere', name: 'Elsewhere Partnership' },
  });
});
afterEach(() => world.stop());

const boardIn = async (id: string, party = 1) => {
  const item = await world.outside.store.get(partnerships.key(id, theOne));
  return item && decode(partnerships, item).parties[party]?.boards[0];
};
const paste = async (filling: Record<string, string>, person = 'clerk-birch-board') =>
  (await (await world.as(person)).open('/boards/paste')).submit(filling);

describe('what a clerk pastes of a board', () => {
  it('is saved in every partnership that it is in, and in no other board', async () => {
    const page = await paste({
      board: 'birch/birch-board',
      dates: 'Thursday 3 December 2026\n21/1/2027\n2027-03-18',
      members: 'Ann Newcomer, ann@birch.example',
    });
    expect(page.text).toContain('Elsewhere Partnership: saved. 1 new member, 4 dates.');
    expect(await htmlMistakes(page.html)).toEqual([]);
    for (const id of [world.partnership, 'elsewhere']) {
      const board = await boardIn(id);
      // What has been stays; what was to come is as it was given.
      expect(board?.meetings).toEqual(['2026-09-10', '2026-12-03', '2027-01-21', '2027-03-18']);
      expect(board?.members.at(-1)).toEqual({ person: 'ann-newcomer', office: 'member' });
      expect(board?.inPost).toBe(6);
      expect((await boardIn(id, 0))?.meetings).toEqual(['2026-09-10', '2026-12-01']);
    }
    expect((await world.events()).map(({ event }) => event)).toContain('board-kept');
  });

  it('changes nothing when it is sent twice', async () => {
    const filling = {
      board: 'birch/birch-board',
      dates: '3 December 2026',
      members: 'Ann Newcomer, ann@birch.example',
    };
    await paste(filling);
    const before = world.everything();
    const again = await paste(filling);
    expect(again.text).toContain('0 new members');
    expect(
      JSON.parse(world.everything()).filter((row: { sort: string }) => row.sort.startsWith('audit#')),
    ).toHaveLength(JSON.parse(before).filter((row: { sort: string }) => row.sort.startsWith('audit#')).length);
  });

  it('asks a new trustee of a written resolution that is open', async () => {
    const asked = await openRequest(world.outside, { partnership: world.partnership, request: aWrittenResolution() });
    await paste({ board: 'birch/birch-board', members: 'Ann Newcomer, ann@birch.example' });
    const item = await world.outside.store.get(requests.key(world.partnership, asked.request));
    const { recipients } = decode(requests, item as NonNullable<typeof item>);
    expect(recipients.at(-1)).toMatchObject({ person: 'ann-newcomer', part: 'answers', state: 'asked' });
  });

  it('names each line that cannot be read, and saves nothing', async () => {
    const page = await paste({
      board: 'birch/birch-board',
      dates: '3 December 2026\nnext Tuesday\n31/2/2027',
      members: 'Ann\nBen Other, ben@birch.example, chair',
    });
    expect(page.errors).toEqual([
      expect.stringMatching(/^Line 2: expected a date such as.*Line 3: expected/),
      expect.stringMatching(/^Line 1: expected a name and an email address.*Line 2: expected/),
    ]);
    expect((await boardIn(world.partnership))?.meetings).toEqual(['2026-09-10', '2026-12-01']);
    expect((await paste({ board: 'birch/birch-board' })).errors).toEqual(['Paste dates, or members, or both']);
  });

  it('takes nobody else’s name, nobody above the places, and no board of another clerk', async () => {
    const taken = await paste({ board: 'birch/birch-board', members: 'Somebody Else, chaser@valley.example' });
    expect(taken.text).toContain('chaser@valley.example belongs to somebody of another name there. Nothing was saved');
    const many = await paste({
      board: 'birch/birch-board',
      members: 'Ann One, ann@birch.example\nBen Two, ben@birch.example',
    });
    expect(many.text).toContain('it has 6 places with a vote, and these are more. Nothing was saved');
    const browser = await world.as('clerk-birch-board');
    const other = await browser.post('/boards/paste', { board: 'alder/alder-board', dates: '3 December 2026' });
    expect(other.errors).toEqual(['Choose which board']);
    expect((await boardIn(world.partnership))?.members).toHaveLength(5);
    expect((await (await world.as('head-alder')).open('/boards/paste')).status).toBe(403);
  });
});

describe('a pasted line', () => {
  it.each([
    ['3 December 2026', '2026-12-03'],
    ['Thu 3rd Dec 2026', '2026-12-03'],
    ['Thursday, 03.12.2026', '2026-12-03'],
    ['3/12/2026', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
  ])('“%s” is a date', (line, date) => {
    expect(readDates(line)).toEqual({ found: [date], faults: [] });
  });

  it.each(['', ' \n \n'])('%j is nothing', (text) => {
    expect(readDates(text)).toEqual({ found: [], faults: [] });
  });

  it('is one of sixty at most, and of members names a name, an address, and an office that is no chair', () => {
    expect(readDates('3 December 2026\n'.repeat(61)).faults).toEqual([{ line: 61, expected: 'at most 60 lines' }]);
    expect(readMembers('Ann One; ann@birch.example; Vice chair\nBen Two\tben@birch.example\tassociate').found).toEqual([
      { name: 'Ann One', email: 'ann@birch.example', office: 'vice-chair' },
      { name: 'Ben Two', email: 'ben@birch.example', office: 'associate' },
    ]);
    expect(readMembers('Ann One, ann@birch.example, chair').faults).toHaveLength(1);
  });
});
