/** What is the same on every page of one answer. */
import type { Site } from '../pages/layout.tsx';
import type { Settings } from '../ports.ts';

/** Two rings that hold each other. Inside the page, so that browsers ask for nothing more. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="5">' +
    '<circle cx="11" cy="16" r="8" stroke="#174e4a"/><circle cx="21" cy="16" r="8" stroke="#e8a33d"/></svg>',
)}`;

/** `person`: the name of whoever is signed in, to be shown beside "Sign out". */
export const siteOf = (settings: Settings, person?: string): Site => ({
  stylesheet: settings.stylesheet,
  icon,
  home: '/',
  ...(person !== undefined && { person: { name: person, signOut: '/sign-out' } }),
});
