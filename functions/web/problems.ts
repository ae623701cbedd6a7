/** Everything that a door can say no to, in words for a person. */
type Words = {
  readonly status: 400 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 429 | 500 | 503;
  readonly title: string;
  readonly what: string;
  readonly next: string;
};

export const problems = {
  unreadable: {
    status: 400,
    title: 'We could not read what was sent',
    what: 'What your browser sent is not what our page would send. Nothing was changed.',
    next: 'Please go back, load the page again and send it once more.',
  },
  'other-site': {
    status: 403,
    title: 'This did not come from our own page',
    what: 'We only accept what is sent from our own pages, so that no other website can act in your name. Nothing was changed.',
    next: 'Please open the page from our email or from our home page, and send it there. If that does not help, please try a newer browser.',
  },
  'signed-out': {
    status: 403,
    title: 'You are no longer signed in',
    what: 'You were signed out before this reached us, so nothing was changed.',
    next: 'Please sign in again, then do it once more.',
  },
  'not-yours': {
    status: 403,
    title: 'You cannot do this',
    what: 'This part of the partnership belongs to somebody else. Nothing was changed.',
    next: 'If you think that it is yours to do, please ask the person who leads the partnership.',
  },
  'not-found': {
    status: 404,
    title: 'We could not find that page',
    what: 'The address may be incomplete: some email programs cut long links in two.',
    next: 'Please open the link from the email again, or copy the whole of it into your browser. If that does not help, answer that email: somebody reads it.',
  },
  'wrong-method': {
    status: 405,
    title: 'This address is not a page',
    what: 'This address only takes forms that our own pages send. Nothing was changed.',
    next: 'Please go back to the page before, or to our home page.',
  },
  'too-slow': {
    status: 408,
    title: 'That took too long to reach us',
    what: 'What you sent did not arrive in time, so we stopped waiting. Nothing was changed.',
    next: 'Please check your connection and send it again.',
  },
  conflict: {
    status: 409,
    title: 'Somebody else was faster',
    what: 'This was changed while you were looking at it, so what you sent was not saved.',
    next: 'Please load the page again to see how things stand now.',
  },
  gone: {
    status: 410,
    title: 'This link no longer works',
    what: 'It has been used, or its time has passed.',
    next: 'If you still need it, answer the email that it came in, and ask for a new one.',
  },
  'too-large': {
    status: 413,
    title: 'That is too much for us to take at once',
    what: 'What you sent is larger than what we take. Nothing was changed.',
    next: 'Please go back, make it smaller and send it again.',
  },
  'wrong-kind': {
    status: 415,
    title: 'We cannot read this kind of content',
    what: 'We only take what is sent by the forms on our own pages. Nothing was changed.',
    next: 'Please go back to the page and send it from there.',
  },
  'too-often': {
    status: 429,
    title: 'Please wait a little',
    what: 'This was tried too often in a short time. Nothing was changed.',
    next: 'Please try again later. If it cannot wait, answer one of our emails: somebody reads it.',
  },
  'our-fault': {
    status: 500,
    title: 'Something went wrong on our side',
    what: 'This is our fault, not yours. We do not know whether what you did was saved.',
    next: 'Please load the page again to see. If it goes wrong again, please tell whoever looks after this system.',
  },
  'for-now-unable': {
    status: 503,
    title: 'We cannot do this right now',
    what: 'The system is too busy, or cannot write to its disk. Nothing was changed.',
    next: 'Please try again in a few minutes.',
  },
} as const satisfies Record<string, Words>;

export type Problem = keyof typeof problems;
