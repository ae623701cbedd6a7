/** What each kind of request asks of the store: counted while its answer is made; what it brings about later is nobody's. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { routeOf } from '../screenshots/seen.ts';
import type { Metered } from './meter.ts';

export type Asked = { requests: number; reads: number; readUnits: number; writeUnits: number };

type Answering = { readonly asked: Asked; isOver: boolean };

const started = 'http.server.request.start';
const Started = z.object({
  request: z.custom<IncomingMessage>((value) => typeof value === 'object' && value !== null),
  response: z.custom<ServerResponse>((value) => typeof value === 'object' && value !== null),
});

/** `GET /l/:token`; undefined for what is none of the product's pages, such as the demonstration's tools. */
const kindOf = ({ method = 'GET', url = '/' }: IncomingMessage): string | undefined => {
  const route = routeOf(`http://here${url}`);
  return route === undefined ? undefined : `${method} ${route}`;
};

/** Counts for every kind until `stop`. `count` is called with what one call to the store came to. */
export const countByRequest = () => {
  const kinds = new Map<string, Asked>();
  const answering = new AsyncLocalStorage<Answering>();
  const hear = (message: unknown): void => {
    const { request, response } = Started.parse(message);
    const kind = kindOf(request);
    if (kind === undefined) return;
    const asked = kinds.get(kind) ?? { requests: 0, reads: 0, readUnits: 0, writeUnits: 0 };
    kinds.set(kind, asked);
    asked.requests += 1;
    const one: Answering = { asked, isOver: false };
    response.once('close', () => {
      one.isOver = true;
    });
    answering.enterWith(one);
  };
  subscribe(started, hear);
  return {
    kinds,
    count: ({ readUnits, writeUnits }: Pick<Metered, 'readUnits' | 'writeUnits'>): void => {
      const one = answering.getStore();
      if (!one || one.isOver) return;
      if (readUnits > 0) one.asked.reads += 1;
      one.asked.readUnits += readUnits;
      one.asked.writeUnits += writeUnits;
    },
    stop: (): void => void unsubscribe(started, hear),
  };
};
