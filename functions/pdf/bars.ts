/** Charts of bars on paper. */
import { ink, needs, type Sheet, shade, side, width } from './sheet.ts';
import { type BlockOf, gap, say, write } from './writing.ts';

const barHeight = 13;
const barStep = barHeight + 5;
const barLabels = 150;
const mostBarsTogether = 30;

type Bars = BlockOf<'bars'>['bars'];

const drawBars = ({ doc }: Sheet, bars: Bars, most: number, top: number): void => {
  for (const [at, { label, value, shown }] of bars.entries()) {
    const y = top + at * barStep;
    const long = ((width - barLabels - 70) * value) / most;
    doc.font('regular').fontSize(9).fillColor(ink);
    doc.text(label, side, y, { width: barLabels - 8, height: barHeight, ellipsis: true });
    doc.rect(side + barLabels, y, Math.max(long, 0.5), barHeight).fillAndStroke(shade, ink);
    doc.fillColor(ink).text(shown, side + barLabels + long + 6, y, { lineBreak: false });
  }
};

/** One figure to whoever hears it, in the words of all its bars; another for those that a page has no room for. */
export const drawChart = (sheet: Sheet, { caption, bars: all }: BlockOf<'bars'>): void => {
  const { doc } = sheet;
  const most = Math.max(...all.map(({ value }) => value), 0) || 1;
  for (let from = 0; from < all.length; from += mostBarsTogether) {
    const together = all.slice(from, from + mostBarsTogether);
    const height = together.length * barStep;
    needs(sheet, height + 40);
    if (from === 0) say(sheet, 'P', () => write(sheet, caption, 10.5, 'bold'));
    doc.y += 2;
    const top = doc.y;
    const alt = `${caption}: ${together.map(({ label, shown }) => `${label} ${shown}`).join('; ')}.`;
    const bbox = [side, top, side + width, top + height] as const;
    sheet.body.add(doc.struct('Figure', { alt, bbox }, [() => drawBars(sheet, together, most, top)]));
    doc.x = side;
    doc.y = top + height + gap;
  }
};
