/**
 * The one script of the product: while a clerk types a record, it asks the server what quorum and votes come to so far and
 * shows it. The page works without it; the rules stay on the server.
 */
import { file } from '../web/respond.ts';
import type { Route } from '../web/route.ts';

export const recordScriptPath = '/scripts/record.js';

const script = `(() => {
  const form = document.querySelector('form[data-works-out]');
  const shown = document.getElementById('worked-out');
  if (!form || !shown) return;
  let waiting;
  let latest = 0;
  const workOut = async () => {
    const mine = ++latest;
    const fields = new URLSearchParams(new FormData(form));
    fields.set('stage', 'weigh');
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: fields });
    if (!answer.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('worked-out');
    if (found && mine === latest) shown.replaceChildren(...found.childNodes);
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => workOut().catch(() => undefined), 300);
  });
})();
`;

export const scriptRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: recordScriptPath,
    door: 'open',
    handle: async () => file('text/javascript; charset=utf-8', script),
  },
];
