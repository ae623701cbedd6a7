/** Every page and form of the product, in one list. */
import { signInRoutes } from './people/sign-in/routes.ts';
import type { Route } from './web/route.ts';

export const routes: readonly Route[] = [...signInRoutes];
