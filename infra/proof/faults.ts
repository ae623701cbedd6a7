/** What can go wrong, by the number that tests and reports use, and what must happen then. */

export type Fault = { readonly number: number; readonly happens: string; readonly must: string };

type Line = readonly [happens: string, must: string];

const lines: readonly Line[] = [
  ['GET or HEAD of a link, twenty times, with any user agent', 'no fact, audit event or mail'],
  ['a browser opens the link and runs all scripts', 'no POST is sent'],
  ['POST without a deliberate choice', '400 with the page again, undecided'],
  ['double click, refresh after POST, back button', 'one decision, a friendly page both times'],
  ['agree and decline from one link at once', 'one wins; the other is told what was decided'],
  ['two approvers at once, any order', 'the same outcome as one after another'],
  ['the process dies after the commit, before the workflow is woken', 'woken once it is back; nothing asked twice'],
  ['the process dies before the commit', 'nothing happened; the person can try again'],
  ['the task token has timed out when it is rung', 'the decision stands; the workflow reads it from the store'],
  ['a sign-in link past its time, whose row still exists', '410 with what to do next; a live one passes'],
  ['a link to a request that is closed', 'says how it ended'],
  ['a forwarded link', 'names whom it is for, asks them to confirm; address and user agent are kept'],
  ['a link’s token used with another partnership’s ids', '404, the same body as for any wrong link'],
  ['truncated, altered, 1 MB token; not base64', '404 of constant shape and size'],
  ['a token, a cookie or a pupil number in logs, Referer, or an error page', 'absent'],
  ['POST from another origin', '403'],
  ['spoofed Host or X-Forwarded-Host', 'links in mail use the configured address'],
  ['next=//evil.example after sign-in', 'ignored'],
  ['a preset session cookie at sign-in', 'replaced'],
  ['an approver is replaced while being asked', 'old link dead, new one sent, both in the audit'],
  ['an approver leaves and none is left', 'the clerk and the lead are told'],
  ['the MOU changes after some have signed', 'signatures stay bound to the old text; all sign the new one'],
  ['hard bounce', 'the address is marked, the lead told, the request stays open'],
  ['soft bounce', 'tried again, a bounded number of times'],
  ['complaint', 'no more mail to that person; their open requests go to the clerk'],
  ['a bounce before its mail, twice, or forged', 'kept and matched; ignored; refused'],
  ['the mail service throttles or times out after accepting', 'at least once, never lost, the same Message-ID'],
  ['CR/LF, markup or a formula in what somebody typed', 'no header, markup or formula comes out'],
  ['every task runs twice', 'same facts, same mails'],
  ['the daily sweep runs twice, late, or not for three days', 'each due thing starts once'],
  ['01:30 on the two nights when London changes its clock', 'neither lost nor doubled'],
  ['kill -9 at random moments with requests open', 'all complete, once each'],
  ['a new version of a workflow while old ones wait', 'both finish'],
  ['an execution near one year, a history near 25,000 events', 'the design stays far below'],
  ['a payload over 256 KiB, an item over 400 KB', 'refused at the door with the size and the limit'],
  ['a poison effect', 'set aside with an alarm; others flow; can be replayed'],
  ['disk full or read-only', 'a clear error, no half commit, works again'],
  ['restore from a backup', 'executions and links that point past it are listed'],
  ['an audit row edited, removed, or the tail cut', 'the verifier names the first bad row'],
  ['extra fields such as role, status, version', 'refused'],
  ['__proto__, deep nesting, wrong content type, 11 MB, slow body', '4xx, fast, memory bounded'],
  ['invalid UTF-8, NUL, right-to-left override, 100 KB of one letter', 'refused or normalised; patterns are linear'],
  ['a partnership file with everything wrong', 'every fault at once, with line and what is expected'],
  ['a cohort file with names, small counts, revealing totals', 'refused by line; suppressed; suppressed further'],
  ['guessing ids; the counters that stop it', 'the same 404, and a rate limit'],
  ['any 4xx or 5xx of ours', 'a page a person understands, a reference, no stack, no path'],
  ['somebody changes a person whose parts reach beyond their own', 'refused; the old address hears; codes wait'],
  ['a person with a declared interest acts again in that matter', 'refused, with whom to turn to'],
  ['an id from which a private asker can be worked out', 'random; nothing to work out'],
  ['a link to read, after the person’s part has ended', 'closed, in words, with the way to a new one'],
  ['a record that cannot be true', 'refused, with what is expected'],
  ['a file that is small to send and large to read', 'permission first; refused soon, in bounds; nobody else waits'],
  ['one unreadable record, effect, ring or stream item', 'set aside alone, with an alarm; the rest goes on'],
  ['many strangers’ wrong tokens behind one proxy', 'right ones still work; evidence holds the visitor’s address'],
  ['sixty press at once; one presses three hundred times', 'all counted; the flood is shown and can be voided'],
  ['a fact in the store is edited', 'the audit names it'],
  ['evidence altered, shortened, or rebuilt without the store', 'fails, or is only consistent with itself'],
  ['erasure, backup, log, export', 'no name left that the papers do not list; files are their owner’s alone'],
];

/** Seen since, each standing for its kind. A line is tried from the day on which a test names it. */
const linesSince: readonly Line[] = [
  [
    'mail away for 26 hours; sending paused; an address refused for good',
    'all arrive once; somebody is told of the refused',
  ],
  ['an alarm, an event, a topic', 'whoever must publish may'],
  ['a refused Create and a Delete, in any order, twice', 'a living partnership is untouched'],
  ['the machine’s date is any date', 'every command and test does what it did'],
  ['a head or a clerk takes their party out, without its board', 'refused; nothing changes'],
  ['others’ network addresses on a page', 'shown to those who may take the file, and to nobody else'],
  ['somebody asks again and again for another’s link to sign in', 'few mails, and the owner always gets in'],
];

const numbered = (from: readonly Line[], first: number): readonly Fault[] =>
  from.map(([happens, must], at) => ({ number: first + at, happens, must }));

export const faults: readonly Fault[] = numbered(lines, 1);
export const faultsSince: readonly Fault[] = numbered(linesSince, lines.length + 1);
