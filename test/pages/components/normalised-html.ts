import { load } from 'cheerio';

/** The nodes that cheerio gives. */
type HtmlNode = ReturnType<ReturnType<typeof load>['root']>[number]['children'][number];

const INLINE = new Set(['a', 'b', 'br', 'em', 'span', 'strong']);

/**
 * HTML with everything taken out that a reader cannot notice: the order of attributes and of classes, and the white space
 * that a browser collapses. White space between words stays, so that "Error: Enter" is not "Error:Enter".
 */
export function normalisedHtml(html: string): string {
  const pieces: string[] = [];
  const spaceBefore = () => pieces.findLast((piece) => !piece.startsWith('<i:'))?.endsWith(' ') ?? true;
  const blockBoundary = (tag: string) => {
    const last = pieces.findLastIndex((piece) => !piece.startsWith('<i:'));
    const piece = pieces[last];
    if (piece !== undefined) pieces[last] = piece.trimEnd();
    pieces.push(`${tag}\n `);
  };
  const write = (node: HtmlNode): void => {
    if (node.type === 'text') {
      const text = node.data.replace(/[ \t\r\n\f]+/g, ' ');
      pieces.push(spaceBefore() ? text.replace(/^ /, '') : text);
      if (pieces.at(-1) === '') pieces.pop();
      return;
    }
    if (node.type !== 'tag') return;
    const mark = INLINE.has(node.name) ? (tag: string) => pieces.push(`<i:${tag.slice(1)}`) : blockBoundary;
    mark(`<${node.name}${attributes(node.attribs)}>`);
    if (node.name === 'textarea') pieces.push(JSON.stringify(node.children.map(textOf).join('')));
    else node.children.forEach(write);
    mark(`</${node.name}>`);
  };
  load(html, null, false).root()[0]?.children.forEach(write);
  blockBoundary('');
  return pieces
    .join('')
    .replace(/ ((?:<i:\/\w+>)+)/g, '$1 ')
    .replaceAll('<i:/', '</')
    .replaceAll('<i:', '<')
    .replace(/ *\n */g, '\n')
    .trim();
}

function textOf(node: HtmlNode): string {
  return node.type === 'text' ? node.data : '';
}

function attributes(attribs: Readonly<Record<string, string>>): string {
  return Object.entries(attribs)
    .map(([name, value]) => ` ${name}="${name === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value}"`)
    .sort()
    .join('');
}
