/** Looking for schools before there is a partnership: by the head's own link, and by that of a school that is asked. */
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route } from '../web/route.ts';
import { showAbout, takeAbout } from './about-page.tsx';
import { showAsk, takeAsk, takeWithdraw } from './ask-page.tsx';
import { printCase, showCase, takeCase } from './case-page.tsx';
import { endSearch } from './keep-search.ts';
import { showMake, takeMake } from './make-page.tsx';
import { showPack, takePack } from './pack-page.tsx';
import { behindSearch } from './search-frame.tsx';
import { showSearch } from './search-home-page.tsx';
import { showTalk, showThanks, takeTalk, takeTalkBack } from './talk-page.tsx';

const end = behindSearch(async ({ outside, search, home, web }) => {
  if (Object.keys(web.form).length > 0) return problem(outside, 'unreadable');
  await endSearch(outside, search.id, 'head');
  return redirect(home);
});

const link = { door: 'link' } as const;

export const searchRoutes: readonly Route[] = [
  { ...link, method: 'GET', path: '/search/:token', handle: showSearch },
  { ...link, method: 'GET', path: '/search/:token/about', handle: showAbout },
  { ...link, method: 'POST', path: '/search/:token/about', handle: takeAbout },
  { ...link, method: 'GET', path: '/search/:token/ask/:urn', handle: showAsk },
  { ...link, method: 'POST', path: '/search/:token/ask/:urn', handle: takeAsk },
  { ...link, method: 'POST', path: '/search/:token/withdraw/:urn', handle: takeWithdraw },
  { ...link, method: 'GET', path: '/search/:token/case', handle: showCase },
  { ...link, method: 'POST', path: '/search/:token/case', handle: takeCase },
  { ...link, method: 'GET', path: '/search/:token/case/pdf', handle: printCase },
  { ...link, method: 'GET', path: '/search/:token/pack/:urn', handle: showPack },
  { ...link, method: 'POST', path: '/search/:token/pack/:urn', handle: takePack },
  { ...link, method: 'GET', path: '/search/:token/make', handle: showMake },
  { ...link, method: 'POST', path: '/search/:token/make', handle: takeMake },
  { ...link, method: 'POST', path: '/search/:token/end', handle: end },
  { ...link, method: 'GET', path: '/talk/:token', handle: showTalk },
  { ...link, method: 'POST', path: '/talk/:token', handle: takeTalk },
  { ...link, method: 'GET', path: '/talk/:token/thanks', handle: showThanks },
  { ...link, method: 'POST', path: '/talk/:token/withdraw', handle: takeTalkBack },
];
