/** A file: by the address of the page that gave it, or by the fingerprint of its bytes. */
import { canBeRead } from '../asking/reading-links.ts';
import { readTrail } from '../audit/read-trail.ts';
import { tellEvent } from '../audit/story.ts';
import type { Sought } from '../domain/incident/sought.ts';
import { whomToTell, whoseParts } from '../domain/incident/whom-to-tell.ts';
import type { Outside } from '../ports.ts';
import { copiesByHash } from '../records/copies.ts';
import { decode } from '../records/kind.ts';
import { documentId, documentKinds } from '../records/kinds.ts';
import { mostActs } from './person-sheet.ts';
import { named, readWhole, runners, type Sheet, type Whole } from './sheet.ts';

const notWritten = 'That somebody opened or saved a file is not written down.';

/** What happened to one sealed document, newest first. */
const actsOn = async (outside: Outside, whole: Whole, document: string): Promise<Sheet['did']> => {
  const { events } = await readTrail(outside, whole.partnership.id, {
    forReaders: true,
  });
  const voice = { ...whole, titleOf: (activity: string) => activity };
  return events
    .filter(({ facts }) => facts.document === document)
    .slice(0, mostActs)
    .map((event) => tellEvent(event, voice));
};

/** The sealed document that a path names. */
const documentIn = (path: string): string | undefined => {
  const [, kind, year, version] = /^\/documents\/([a-z-]+)\/([^/]+)-(\d{1,4})(?:\/|$)/.exec(path) ?? [];
  const known = documentKinds.find((one) => one === kind);
  return known && year !== undefined ? documentId(known, year, Number(version)) : undefined;
};

type Of = {
  readonly what: string;
  readonly action: Extract<Sought, { kind: 'file' }>['action'];
  readonly document?: string | undefined;
};

const fileSheetIn = async (outside: Outside, whole: Whole, { what, action, document }: Of): Promise<Sheet> => {
  const { partnership, everybody } = whole;
  const sent = document !== undefined && (await canBeRead(outside, partnership.id, `document:${document}`));
  return {
    about: `${what}, of ${partnership.name}`,
    partnership: partnership.id,
    facts: [['What is written down', notWritten]],
    could: [
      ...named(
        whole,
        whoseParts(
          partnership,
          everybody.filter(({ left }) => left === undefined).map(({ id }) => id),
          action,
        ),
      ),
      ...(sent
        ? [
            {
              who: 'Everybody who was sent a link to read it',
              why: 'the link opens it without signing in',
            },
          ]
        : []),
      {
        who: 'Whoever was handed a copy by one of them',
        why: 'a file that was saved can be passed on',
      },
      runners,
    ],
    did: document === undefined ? [] : await actsOn(outside, whole, document),
    tell: named(whole, whomToTell(partnership, { people: [] })),
    now: [
      'Ask whoever it reached to delete it, and to say in writing that they did.',
      'A file that is out cannot be called back: what is in it decides whom you tell.',
    ],
  };
};

/** Nothing where there is no such partnership. */
export const fileSheet = async (
  outside: Outside,
  { path, what, action }: Extract<Sought, { kind: 'file' }>,
  partnership: string,
): Promise<Sheet | undefined> => {
  const whole = await readWhole(outside, partnership);
  return whole && fileSheetIn(outside, whole, { what, action, document: documentIn(path) });
};

/** Nothing where the fingerprint is of no file that we made. */
export const copySheet = async (outside: Outside, sha256: string): Promise<Sheet | undefined> => {
  const item = await outside.store.get(copiesByHash.key('', sha256));
  const copy = item && decode(copiesByHash, item);
  const whole = copy && (await readWhole(outside, copy.partnership));
  if (!copy || !whole) return undefined;
  const what = copy.kind === 'mou' ? 'The agreement as a PDF' : 'The data sharing agreement as a PDF';
  const edition = copy.edition === 'signed' ? 'with all signatures' : 'before it was signed';
  return fileSheetIn(outside, whole, {
    what: `${what}, ${edition}`,
    action: 'see-partnership',
    document: copy.document,
  });
};
