/** The signed-in pages about people. */
import type { Route } from '../web/route.ts';
import { showAddress, takeAddress } from './address-page.tsx';
import { showPaste, takePaste } from './board-page.tsx';
import { showBoards, takeBoards } from './boards-page.tsx';
import { showAgree, takeAgree } from './changes/agree-page.tsx';
import { showDomain, takeDomain } from './domain-page.tsx';
import { showLeave, takeLeave } from './leave-page.tsx';
import { takeNewLinks } from './new-links.ts';
import { showPart, takePart } from './part-page.tsx';
import { showPeople } from './people-page.tsx';
import { showPerson } from './person-page.tsx';
import { showReach, takeReach } from './reach-page.tsx';
import { showReplace, takeReplace } from './replace-page.tsx';

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/boards', door: 'signed-in', handle: showBoards },
  { method: 'POST', path: '/boards', door: 'signed-in', handle: takeBoards },
  { method: 'GET', path: '/boards/paste', door: 'signed-in', handle: showPaste },
  { method: 'POST', path: '/boards/paste', door: 'signed-in', handle: takePaste },
  { method: 'GET', path: '/people', door: 'signed-in', handle: showPeople },
  { method: 'GET', path: '/people/changes/:change', door: 'signed-in', handle: showAgree },
  { method: 'POST', path: '/people/changes/:change', door: 'signed-in', handle: takeAgree },
  { method: 'GET', path: '/people/domain/:party', door: 'signed-in', handle: showDomain },
  { method: 'POST', path: '/people/domain/:party', door: 'signed-in', handle: takeDomain },
  { method: 'GET', path: '/people/:person', door: 'signed-in', handle: showPerson },
  { method: 'GET', path: '/people/:person/replace', door: 'signed-in', handle: showReplace },
  { method: 'POST', path: '/people/:person/replace', door: 'signed-in', handle: takeReplace },
  { method: 'GET', path: '/people/:person/address', door: 'signed-in', handle: showAddress },
  { method: 'POST', path: '/people/:person/address', door: 'signed-in', handle: takeAddress },
  { method: 'GET', path: '/people/:person/reach', door: 'signed-in', handle: showReach },
  { method: 'POST', path: '/people/:person/reach', door: 'signed-in', handle: takeReach },
  { method: 'POST', path: '/people/:person/links', door: 'signed-in', handle: takeNewLinks },
  { method: 'GET', path: '/people/:person/part', door: 'signed-in', handle: showPart },
  { method: 'POST', path: '/people/:person/part', door: 'signed-in', handle: takePart },
  { method: 'GET', path: '/people/:person/leave', door: 'signed-in', handle: showLeave },
  { method: 'POST', path: '/people/:person/leave', door: 'signed-in', handle: takeLeave },
];
