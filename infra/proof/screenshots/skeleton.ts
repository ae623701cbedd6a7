/** What a page is built of, without what it says: pages of the same skeleton take the same room and the same keys. */
import type { Page } from '../demonstration/browser.ts';

/** What decides how an element looks and what it takes; an id or a name only says which one it is. */
const traits = ['class', 'type', 'role', 'hidden', 'disabled', 'open'] as const;

type Element = Readonly<Record<string, unknown>> & { readonly children?: readonly Element[]; readonly name?: string };

const isElement = (node: Element): boolean => node.type === 'tag';

/** One element and what is in it. Siblings of the same skeleton count once: a list of three is built as one of seven. */
const boneOf = (element: Element): string => {
  const attributes = Object(element.attribs) as Readonly<Record<string, string>>;
  const own = traits.flatMap((trait) => (attributes[trait] === undefined ? [] : [`${trait}=${attributes[trait]}`]));
  const inside = (element.children ?? []).filter(isElement).map(boneOf);
  const different = inside.filter((bone, at) => bone !== inside[at - 1]);
  return `<${element.name} ${own.join(' ')}>${different.join('')}</>`;
};

export const skeletonOf = ({ $ }: Pick<Page, '$'>): string => {
  const body = $('body').get(0) as unknown as Element | undefined;
  return body === undefined ? '' : boneOf(body);
};
