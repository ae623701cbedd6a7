import { load } from 'cheerio';
import { type ComponentChildren, h } from 'preact';

type HtmlNode = ReturnType<ReturnType<typeof load>['root']>[number]['children'][number];

/** The same HTML as elements: fixtures give HTML where our components take children. */
export function elementsFromHtml(html: string): ComponentChildren {
  return load(html.trim(), null, false).root()[0]?.children.map(element);
}

function element(node: HtmlNode): ComponentChildren {
  if (node.type === 'text') return node.data;
  if (node.type !== 'tag') return null;
  return h(node.name, node.attribs, ...node.children.map(element));
}
