/** The whole site behind its door. */
import type { Outside } from '../ports.ts';
import { createDoor, type Door } from '../web/door.ts';
import { type HomeLink, homeRoute } from '../web/home.tsx';
import { routes } from './routes.ts';

/** `tools`: what a demonstration offers on its first page. */
export const openSite = (outside: Outside, tools: readonly HomeLink[] = []): Door =>
  createDoor([...routes, homeRoute(tools)], outside);
