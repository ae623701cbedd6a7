/** Reads a PDF as a reader's program does: what it says of itself, its bookmarks, and the tree a screen reader follows. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Node = { role?: string; type?: string; id?: string; alt?: string; children?: Node[] };

/** An element with what is read out in it: a tree without places. */
export type Said = {
  readonly role: string;
  readonly says: string;
  readonly alt?: string;
  readonly in: readonly Said[];
};

export type ReadPdf = {
  readonly pages: number;
  readonly language: string | null;
  readonly marked: boolean;
  readonly info: Readonly<Record<string, unknown>>;
  readonly displaysTitle: boolean;
  readonly bookmarks: readonly string[];
  /** Of each page, in order. */
  readonly tree: readonly Said[];
  /** Everything that stands on each page, with what is not read out. */
  readonly pageTexts: readonly string[];
  readonly attachments: Readonly<Record<string, string>>;
};

const isText = (item: unknown): item is { str: string; hasEOL: boolean } =>
  typeof item === 'object' && item !== null && 'str' in item;
const isMark = (item: unknown): item is { type: string; id?: string } =>
  typeof item === 'object' && item !== null && 'type' in item;

/** The text of each marked piece, by its id. */
const piecesOf = (items: readonly unknown[]): Map<string, string> => {
  const pieces = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    const id = open.at(-1);
    if (isText(item)) {
      if (id !== undefined) pieces.set(id, `${pieces.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
    } else if (isMark(item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? undefined);
    }
  }
  return pieces;
};

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const saidOf = (node: Node, pieces: ReadonlyMap<string, string>): Said => {
  const children = node.children ?? [];
  const own = children.flatMap(({ type, id }) =>
    type === 'content' && id !== undefined ? [pieces.get(id) ?? ''] : [],
  );
  const within = children.filter(({ type }) => type !== 'content').map((child) => saidOf(child, pieces));
  return {
    role: node.role ?? '',
    says: plain(own.join(' ')),
    ...(node.alt === undefined ? {} : { alt: node.alt }),
    in: within,
  };
};

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const outline = (await pdf.getOutline()) ?? [];
  const preferences: unknown = await pdf.getViewerPreferences();
  const mark: unknown = await pdf.getMarkInfo();
  const attached: unknown = await pdf.getAttachments();
  const tree: Said[] = [];
  const pageTexts: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const root: Node | null = await page.getStructTree();
    if (root) tree.push(saidOf(root, piecesOf(items)));
    const lines = items.flatMap((item: unknown) => (isText(item) ? [`${item.str}${item.hasEOL ? ' ' : ''}`] : []));
    pageTexts.push(plain(lines.join('')));
  }
  const read: ReadPdf = {
    pages: pdf.numPages,
    language: String((info as Record<string, unknown>).Language ?? ''),
    marked: typeof mark === 'object' && mark !== null && 'Marked' in mark && mark.Marked === true,
    info: info as Record<string, unknown>,
    displaysTitle: JSON.stringify(preferences ?? {}).includes('"DisplayDocTitle":true'),
    bookmarks: outline.map(({ title }) => title),
    tree,
    pageTexts,
    attachments: Object.fromEntries(
      Object.entries((attached ?? {}) as Record<string, { filename: string; content: Uint8Array }>).map(
        ([, { filename, content }]) => [filename, Buffer.from(content).toString('utf8')],
      ),
    ),
  };
  await task.destroy();
  return read;
};

const all = (said: readonly Said[]): Said[] => said.flatMap((one) => [one, ...all(one.in)]);

/** Every element that says something, in the order in which it is read out. A table comes with each of its pages. */
export const elements = ({ tree }: ReadPdf): Said[] =>
  all(tree).filter(({ says, alt }) => says !== '' || alt !== undefined);
