/**
 * The one layout of all mails. Mail programs know little CSS: what a letter needs to be read stands on its elements, the
 * style block only adds dark mode. No image, no font, no address but the letter's own link and the privacy notice.
 */
import { renderToString } from 'preact-render-to-string';
import { type Block, blocksOf, type Letter } from './letter.ts';

const darkMode = `
  @media (prefers-color-scheme: dark) {
    body, .sheet { background: #111816 !important; color: #f2f5f4 !important; }
    .small { color: #b9c7c3 !important; }
    .address { color: #8fd0c6 !important; }
    .button { background: #8fd0c6 !important; color: #0b1f1d !important; }
    .head { color: #8fd0c6 !important; border-color: #e8a33d !important; }
  }
`;

const sheet = {
  display: 'block',
  boxSizing: 'border-box',
  width: '100%',
  maxWidth: '600px',
  margin: '0 auto',
  padding: '20px 16px 32px',
  fontFamily: 'system-ui, -apple-system, Roboto, Arial, sans-serif',
  fontSize: '17px',
  lineHeight: '1.5',
  overflowWrap: 'break-word',
  wordBreak: 'break-word',
};
const paragraph = { margin: '0 0 16px' };
const head = {
  margin: '0 0 20px',
  padding: '0 0 10px',
  borderBottom: '4px solid #164f4b',
  fontSize: '17px',
  fontWeight: 'bold',
  color: '#164f4b',
};
const part = { margin: '32px 0 8px', fontSize: '19px', lineHeight: '1.3' };
const fact = { margin: '0 0 4px' };
const small = { margin: '0 0 12px', fontSize: '15px', color: '#4a5652' };
const button = {
  display: 'inline-block',
  padding: '12px 20px',
  borderRadius: '4px',
  background: '#164f4b',
  color: '#ffffff',
  fontWeight: 'bold',
  textDecoration: 'none',
};
const address = { margin: '0 0 20px', fontSize: '14px', overflowWrap: 'anywhere', color: '#14605a' };

const dayAndMonth =
  /\b(\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g;
/** A day stays on one line with its month. */
const unbroken = (text: string): string => text.replace(dayAndMonth, '$1\u00a0');

function BlockView({ block, lastFact }: { block: Block; lastFact: boolean }) {
  switch (block.kind) {
    case 'head':
      return (
        <h1 class="head" style={head}>
          {block.text}
        </h1>
      );
    case 'part':
      return <h2 style={part}>{unbroken(block.text)}</h2>;
    case 'line':
      return <p style={paragraph}>{unbroken(block.text)}</p>;
    case 'small':
      return (
        <p class="small" style={small}>
          {unbroken(block.text)}
        </p>
      );
    case 'foot':
      return (
        <p class="small" style={small}>
          <a class="address" href={block.href} style={{ color: '#14605a' }}>
            {block.label}
          </a>
        </p>
      );
    case 'fact':
      return (
        <p style={lastFact ? { ...fact, marginBottom: '20px' } : fact}>
          <b>{block.label}:</b> {unbroken(block.text)}
        </p>
      );
    case 'action':
      return (
        <>
          <p style={{ margin: '20px 0 12px' }}>
            <a class="button" href={block.href} style={button}>
              {block.label}
            </a>
          </p>
          <p class="address" style={address}>
            {block.href}
          </p>
        </>
      );
  }
}

function LetterPage({ letter, subject }: { letter: Letter; subject: string }) {
  const blocks = blocksOf(letter);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkMode}</style>
      </head>
      <body style={{ margin: '0', padding: '0', background: '#ffffff', color: '#14201e' }}>
        <main class="sheet" style={sheet}>
          {blocks.map((block, at) => (
            <BlockView key={at} block={block} lastFact={block.kind === 'fact' && blocks[at + 1]?.kind !== 'fact'} />
          ))}
        </main>
      </body>
    </html>
  );
}

export const asHtml = (letter: Letter, subject: string): string =>
  `<!DOCTYPE html>\n${renderToString(<LetterPage letter={letter} subject={subject} />)}\n`;
