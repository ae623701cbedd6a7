/** Open decisions as those who decide find them: a link in a mail, a page with a form, and what the form sends. */
import { load } from 'cheerio';
import * as z from 'zod';
import type { Connection } from './connection.ts';
import { addressOf } from './partnership.ts';

export type Decision = {
  /** The collect-responses execution that waits for it. */
  readonly execution: string;
  readonly partnership: string;
  readonly party: string;
  /** `/l/<token>` */
  readonly path: string;
  /** What the page's own form sends when this is chosen and the box ticked. */
  readonly agree: string;
  readonly decline: string;
};

const Mails = z.array(z.object({ number: z.number(), to: z.object({ address: z.string() }), text: z.string() }));
const Executions = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    input: z.object({
      partnership: z.string(),
      request: z.object({ kind: z.string(), party: z.string().optional() }),
    }),
  }),
);

const mailsAtOnce = 1000;

const readJson = async <S extends z.ZodType>(client: Connection, path: string, shape: S): Promise<z.infer<S>> => {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return shape.parse(JSON.parse(body));
};

/** The newest link that each address was sent. */
const linksByAddress = async (client: Connection, url: string): Promise<Map<string, string>> => {
  const links = new Map<string, string>();
  let before = '';
  for (;;) {
    const mails = await readJson(client, `/demo/inbox.json?limit=${mailsAtOnce}${before}`, Mails);
    for (const { to, text } of mails) {
      const link = text.split(/\s+/).find((word) => word.startsWith(`${url}/l/`));
      if (link !== undefined && !links.has(to.address)) links.set(to.address, new URL(link).pathname);
    }
    const last = mails.at(-1);
    if (mails.length < mailsAtOnce || !last) return links;
    before = `&before=${last.number}`;
  }
};

/** The page's form as a browser sends it: every field, those that were left empty too. */
const formsOn = (html: string, path: string): Pick<Decision, 'agree' | 'decline'> => {
  const $ = load(html);
  const form = $(`main form[method=post][action="${path}"]`).first();
  const sentWith = (choice: string): string => {
    const fields = new URLSearchParams();
    for (const control of form.find('input, textarea').get()) {
      const name = $(control).attr('name') ?? '';
      const value = $(control).attr('value') ?? '';
      const type = $(control).attr('type');
      if (type === 'radio' && value !== choice) continue;
      fields.append(name, name === 'declineReason' && choice === 'decline' ? 'Not this year' : value);
    }
    if (fields.get('choice') !== choice) throw new Error(`the page does not offer "${choice}"`);
    return fields.toString();
  };
  return { agree: sentWith('agree'), decline: sentWith('decline') };
};

/** Every decision now open, the newest execution first; at most `limit`. */
export const findDecisions = async (
  client: Connection,
  url: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<Decision[]> => {
  const links = await linksByAddress(client, url);
  const found: Decision[] = [];
  let below = '';
  for (;;) {
    const page = await readJson(
      client,
      `/demo/executions.json?workflow=collect-responses&status=RUNNING${below}`,
      Executions,
    );
    for (const { name, input } of page) {
      const { partnership, request } = input;
      const number = request.party?.replace('trust-', '') ?? '';
      const path = links.get(addressOf(partnership, `decider-${number}`));
      if (request.kind !== 'decision' || path === undefined) continue;
      const { status, body } = await client.get(path);
      if (status !== 200) throw new Error(`a link to decide answered ${status}`);
      found.push({ execution: name, partnership, party: request.party ?? '', path, ...formsOn(body, path) });
      if (found.length === limit) return found;
    }
    const last = page.at(-1);
    if (!last) return found;
    below = `&below=${last.id}`;
  }
};
