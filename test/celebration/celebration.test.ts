/** Certificates and the newsletter in a browser. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFonts } from '../../functions/adapters/local/fonts.ts';
import { certificatesPaper } from '../../functions/domain/celebration/certificates.ts';
import { Occasion } from '../../functions/domain/diary/occasion.ts';
import { renderPaper } from '../../functions/pdf/render-paper.ts';
import { occasions } from '../../functions/records/diary.ts';
import { work } from '../../functions/records/work.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const filled = { activity: 'labs', what: '', signer: 'Ann Lee, head', copies: '3', as: 'pdf' };

describe('certificates', () => {
  it('are made from an activity, a signer and a date, as pages or for mail merge; nothing is kept', async () => {
    const lead = await world.signedIn('lead-alder');
    const page = await lead.open('/celebration');
    expect(page.heading).toBe('Show what was learnt');
    expect(await htmlMistakes(page.html)).toEqual([]);
    const before = world.commits();
    const form = { ...filled, 'date-day': '26', 'date-month': '6', 'date-year': '2027' };
    const pdf = await lead.post('/celebration/certificates', form);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const merge = await lead.post('/celebration/certificates', { ...form, as: 'merge' });
    expect(merge.headers.get('content-type')).toBe('application/rtf');
    expect(world.commits()).toBe(before);
  });

  it('ask for what is missing, beside each field', async () => {
    const lead = await world.signedIn('lead-alder');
    const page = await (await lead.open('/celebration')).submit({ copies: '201' });
    expect(page.errors).toEqual(['Choose an activity', 'Say who signs', 'Enter a whole number from 1 to 200']);
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('are not for whoever only sits on a board', async () => {
    expect((await (await world.signedIn('alder-board-2')).open('/celebration')).status).toBe(403);
  });
});

describe('two hundred certificates', () => {
  it('are two hundred pages, each read out alike, with Welsh and Polish letters', async () => {
    const certificate = {
      activity: 'Lładin ŵ ŷ ąęśćźż',
      what: '',
      signer: 'Siân',
      date: '2026-06-26',
      partnership: 'Wendle',
      supporters: [],
    };
    const bytes = await renderPaper(
      certificatesPaper(certificate, 200, new Date('2026-06-26T09:00:00Z')),
      packageFonts(),
    );
    const read = await readPdf(bytes);
    expect(read.pages).toBe(200);
    expect(read.pageTexts.every((text) => text.includes('Lładin ŵ ŷ ąęśćźż'))).toBe(true);
    expect(read.pageTexts[199]).not.toContain('Page 200');
  }, 60_000);
});

describe('the newsletter', () => {
  it('says when nothing was noted, and starts again with what was typed', async () => {
    const lead = await world.signedIn('lead-alder');
    const page = await lead.open('/celebration/newsletter');
    expect(await htmlMistakes(page.html)).toEqual([]);
    const again = await page.submit({ days: '31', quotes: 'It was fun' });
    expect(again.errors).toEqual(['Nothing was noted as held in that time. Choose a longer one']);
    expect(again.$('textarea[name=quotes]').val()).toBe('It was fun');
  });

  it('is shown to copy only once somebody says that no child can be recognised', async () => {
    const lead = await world.signedIn('lead-alder');
    const asked = await lead.post('/celebration/newsletter', { text: 'Today Zofia built a bridge.' });
    expect(asked.errors).toEqual(['Say that no child can be recognised, or that the family agreed']);
    expect(asked.text).toContain('Is any of these the name of a child? Zofia.');
    expect(await htmlMistakes(asked.html)).toEqual([]);
    const shown = await asked.submit({ text: 'Today a child built a bridge.', safe: 'yes' });
    expect(shown.heading).toBe('Copy the text');
    expect(shown.text).toContain('Today a child built a bridge.');
  });
});

describe('a showcase', () => {
  it('counts everybody at the door of a showcase, once', async () => {
    const showcase = Occasion.parse({
      id: 'o-show',
      kind: 'showcase',
      title: 'Our showcase',
      date: '2026-11-12',
      start: '17:00',
      end: '18:30',
      host: '900001',
      schools: ['900001', '900002'],
      state: 'locked',
    });
    await work(world.outside, world.partnership, async (tx) => tx.write(occasions, showcase.id, showcase));
    const lead = await world.signedIn('lead-alder');
    const page = await lead.open('/diary/o-show');
    expect(page.$('input[name^="came-"]')).toHaveLength(1);
    expect(page.text).toContain('How many people came through the door?');
    const noted = await page.submit(
      { held: 'yes', 'came-900001': '240', 'given-by': 'none', staff: '0', minutes: '90' },
      { button: 'Note it' },
    );
    expect(noted.text).toContain('At the door240');
    expect((await lead.open('/celebration')).text).toContain('Our showcase, in the diary');
  });
});
