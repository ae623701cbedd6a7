import type { Site } from '../../functions/pages/layout.tsx';

/** Somebody who came by a link. */
export const VISITOR: Site = {
  stylesheet: '/assets/app.css?v=gallery',
  icon: '/assets/icon.svg',
  contact: { text: 'Write to the partnership’s lead', href: 'mailto:lead@wendle.example' },
};

/** Somebody who is signed in. */
export const SIGNED_IN: Site = {
  ...VISITOR,
  home: '/home',
  person: { name: 'Grace Holroyd', signOut: '/sign-out' },
  navigation: [
    { text: 'What waits', href: '/home', current: true },
    { text: 'Proposal', href: '/proposal' },
    { text: 'People', href: '/people' },
    { text: 'What happened', href: '/audit' },
  ],
};
