/** Reads XML as it comes out of its packing, in bounds: nothing in it may be long, deep or wide, and no name leads elsewhere. */
import { SaxesParser } from 'saxes';
import { type Budget, type Packed, spend, TooMuch, unpacking } from '../records/unpacking.ts';

export type Attributes = Readonly<Record<string, string>>;
/** Names without their prefix; attributes as they are written. */
export type XmlListener = {
  readonly opened?: (name: string, attributes: Attributes) => void;
  readonly closed?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** One tag, text or comment. A cell holds at most 32,767 letters. */
const longestToken = 128 * 1024;
const deepest = 30;
const mostAttributes = 60;

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Throws for what is no XML, for a document type, and TooMuch for what is out of bounds. Tags are the budget’s things. */
export const readXml = async (packed: Packed, budget: Budget, listener: XmlListener): Promise<void> => {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sinceToken = 0;
  let depth = 0;
  let attributes = 0;
  const token = (): void => {
    sinceToken = 0;
  };
  parser.on('doctype', () => {
    throw new TooMuch();
  });
  parser.on('comment', token);
  parser.on('cdata', (text) => {
    token();
    listener.text?.(text);
  });
  parser.on('opentagstart', () => {
    token();
    spend(budget);
    attributes = 0;
  });
  parser.on('attribute', () => {
    token();
    attributes += 1;
    if (attributes > mostAttributes) throw new TooMuch();
  });
  parser.on('opentag', (tag) => {
    token();
    depth += 1;
    if (depth > deepest) throw new TooMuch();
    listener.opened?.(withoutPrefix(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    token();
    depth -= 1;
    listener.closed?.(withoutPrefix(tag.name));
  });
  parser.on('text', (text) => {
    token();
    listener.text?.(text);
  });
  for await (const chunk of unpacking(packed, budget)) {
    sinceToken += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (sinceToken > longestToken) throw new TooMuch();
  }
  parser.write(decoder.decode());
  parser.close();
};
