/** Certificates, the newsletter, the showcase. */
import type { Route } from '../web/route.ts';
import { showCelebration, takeCertificates } from './celebration-page.tsx';
import { showNewsletter, takeNewsletter } from './newsletter-page.tsx';

const signedIn = { door: 'signed-in' } as const;

export const celebrationRoutes: readonly Route[] = [
  { ...signedIn, method: 'GET', path: '/celebration', handle: showCelebration },
  { ...signedIn, method: 'POST', path: '/celebration/certificates', handle: takeCertificates },
  { ...signedIn, method: 'GET', path: '/celebration/newsletter', handle: showNewsletter },
  { ...signedIn, method: 'POST', path: '/celebration/newsletter', handle: takeNewsletter },
];
