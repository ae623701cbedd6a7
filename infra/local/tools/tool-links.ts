/** How the first page of a demonstration leads to its tools. */
import type { HomeLink } from '../../../functions/web/home.tsx';

export const toolLinks: readonly HomeLink[] = [
  { href: '/demo/inbox', text: 'Inbox', what: 'every mail, as its recipient sees it' },
  { href: '/demo/clock', text: 'Clock', what: 'let days pass, and see what happens on them' },
  { href: '/demo/cast', text: 'Cast list', what: 'who is who, and what waits for each' },
  { href: '/demo/machine-room', text: 'Machine room', what: 'the workflows, lit where they wait, and for whom' },
  {
    href: '/demo/cheat',
    text: 'Try to cheat',
    what: 'turn a vote in the store, change a signed copy, see who notices',
  },
];
