/** What is the same on every page of one answer. */
import type { Site } from '../pages/layout.tsx';
import type { Settings } from '../ports.ts';

/** `person`: the name of whoever is signed in, to be shown beside "Sign out". */
export const siteOf = (settings: Settings, person?: string): Site => ({
  stylesheet: settings.stylesheet,
  home: '/',
  ...(person !== undefined && { person: { name: person, signOut: '/sign-out' } }),
});
