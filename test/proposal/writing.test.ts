import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { alder, birch, pages, writeItAll } from './whole-proposal.ts';

let world: SignedInWorld;
beforeEach(async () => {
  world = await aSignedInWorld(aPartnershipFile({}, 2));
});
afterEach(() => world.stop());

describe('writing a proposal', () => {
  it('goes from empty to submitted through the forms alone', async () => {
    const lead = await world.as('lead-alder');
    const before = await lead.open('/proposal');
    expect(before.text).toContain('You can submit the proposal once nothing is missing any more.');
    expect(before.html).not.toContain('href="/proposal/submit"');
    expect((await lead.open('/proposal/submit')).heading).toBe(before.heading);
    await writeItAll(lead);
    const whole = await lead.open('/proposal');
    expect(whole.text).toContain('Pieces written: 25 of 25');
    const asked = await whole.follow('Go on to submit it');
    expect(asked.text).toContain('Version 1 goes to 2 heads now');
    expect(await world.proposal()).toMatchObject({ state: 'draft' });
    const submitted = await asked.submit({}, { button: 'Submit the proposal' });
    expect(submitted.text).toContain('The proposal is submitted.');
    expect(await world.proposal()).toMatchObject({ version: 1, state: 'with-heads' });
    expect((await world.events()).at(-2)).toMatchObject({ event: 'proposal-submitted', by: 'lead-alder' });
  });

  it('keeps what was typed as the record wants it: pence, dates, lists', async () => {
    await writeItAll(await world.as('lead-alder'));
    const content = await world.content();
    expect(content.money).toEqual({
      income: [
        { from: 'Alder School', pence: 120_000 },
        { from: 'Birch School', pence: 80_050 },
      ],
      spending: [{ on: 'Coaches', pence: 150_000, limit: 160_000 }],
      payments: 'Each school pays Alder by 1 December.',
      taxNote: 'None is due.',
    });
    expect(content.values).toEqual(['We are honest about what is hard.', 'Every child is ours.']);
    expect(content.purpose).toBe('Two schools share a laboratory.\n\nAnd a teacher.');
    expect(content.meetings).toEqual([{ date: '2027-03-11', time: '15:45', host: alder, thinkPiece: birch }]);
    expect(content.purposes).toMatchObject([
      {
        id: 'science-in-a-laboratory',
        lead: 'lead-alder',
        until: '2027-07-21',
        success: ['Ten sessions take place.', 'Nine of ten children come.'],
        measures: [{ baseline: 64, target: 72.5, better: 'higher' }],
      },
    ]);
    expect(content.activities).toMatchObject([
      {
        id: 'laboratory-afternoons',
        example: 'facilities',
        years: ['5', 'Staff'],
        schools: [alder, birch],
        checksConfirmed: true,
      },
    ]);
    expect(content.localPriorities).toEqual([
      { what: 'More pupils who choose science', source: 'The council’s plan for schools, page 4' },
    ]);
    expect(content.schools).toMatchObject([
      { urn: alder, hours: 60, pence: 120_000, inJobDescriptions: true },
      { urn: birch, hours: 1000, pence: 80_050, inJobDescriptions: false, offers: ['A hall', 'A minibus'] },
    ]);
  });

  it('commits once for each piece that changed, and tells the trail which', async () => {
    const lead = await world.as('lead-alder');
    const before = (await world.events()).length;
    await writeItAll(lead);
    const written = (await world.events()).slice(before);
    expect(written).toHaveLength(pages.length);
    expect(new Set(written.map(({ event }) => event))).toEqual(new Set(['proposal-changed']));
    expect(written[0]).toMatchObject({
      by: 'lead-alder',
      facts: { proposal: '202627', version: 1, question: 'values' },
    });
    expect(JSON.stringify(written)).not.toContain('honest');
  });

  it('writes nothing for a form that is sent back as it was, or sent twice', async () => {
    const lead = await world.as('lead-alder');
    await writeItAll(lead);
    const stored = world.everything();
    for (const [path] of pages.filter(([one]) => !one.includes('/add.'))) {
      expect((await (await lead.open(`/proposal/${path}`)).submit()).status).toBe(200);
    }
    // The back button, then "Save" again: the same entry is not added twice.
    const [, aim = {}] = pages.find(([path]) => path === 'aims/add.aims') ?? [];
    await (await lead.open('/proposal/aims/add.aims')).submit(aim);
    expect(world.everything()).toBe(stored);
  });

  it('offers the next question with something missing, or the list, or another entry', async () => {
    const lead = await world.as('lead-alder');
    const values = await lead.open('/proposal/values');
    const next = await values.submit({ values: 'Honesty' });
    expect(next.heading).toBe('What is the partnership for, overall?');
    expect(next.text).toContain('SavedWhat values and ground rules do we share?');
    const list = await (await lead.open('/proposal/values')).submit(
      { values: 'Trust' },
      { button: 'go back to the list' },
    );
    expect(list.heading).toBe('The proposal');
    const aim = { what: 'Swim', 'by-day': '1', 'by-month': '7', 'by-year': '2027' };
    const another = await (await lead.open('/proposal/aims/add.aims')).submit(aim, { button: 'Save and add another' });
    expect([another.heading, another.$('#what').attr('value')]).toEqual(['Add an aim', '']);
  });

  it('changes and removes entries, and says what goes with a purpose', async () => {
    const lead = await world.as('lead-alder');
    await writeItAll(lead);
    await (await lead.open('/proposal/aims/aims.1')).submit({ what: 'Twelve sessions' });
    await (await lead.open('/proposal/money/income.1/remove')).submit();
    const removing = await lead.open('/proposal/purposes/purposes.science-in-a-laboratory/remove');
    expect(removing.text).toContain('Its leads, its signs of success and its measures go with it.');
    await removing.submit();
    const content = await world.content();
    expect(content.aims).toEqual([{ what: 'Twelve sessions', by: '2027-06-25' }]);
    expect(content.money.income).toEqual([{ from: 'Birch School', pence: 80_050 }]);
    expect(content.purposes).toEqual([]);
    const page = await lead.open('/proposal');
    expect(page.text).toContain('Name at least one detailed purpose.');
    expect(page.html).not.toContain('href="/proposal/submit"');
  });

  it('shows whether the money adds up, and what schools bring side by side', async () => {
    const lead = await world.as('lead-alder');
    await writeItAll(lead);
    expect((await lead.open('/proposal/money')).text).toContain(
      '£2,000.50 comes in and £1,500 goes out. £500.50 is left over.',
    );
    expect((await lead.open('/proposal/promises')).text).toContain('Together: 1060 hours of staff time and £2,000.50');
    const side = (await lead.open('/proposal/offers-and-needs')).$('table');
    expect(side.find('tr').eq(2).text()).toContain('A minibus');
  });
});
