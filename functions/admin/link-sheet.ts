/** A link from an email: for whom it is, what it opens now, what was done with it. A link of which we know nothing gives none. */
import { peopleByAddressHash } from '../asking/by-address.ts';
import { followChangeLink } from '../asking/change-links.ts';
import { followReadingLink, followSurveyLink } from '../asking/reading-links.ts';
import { followLink, recipientOfLink } from '../asking/request-links.ts';
import { answerWords, kindWords, resultWords } from '../audit/story-words.ts';
import type { Sought } from '../domain/incident/sought.ts';
import { whomToTell } from '../domain/incident/whom-to-tell.ts';
import { longDate } from '../domain/wording.ts';
import { followSearch, followTalk, isOpen } from '../find/search-links.ts';
import { linkOf, stillGood } from '../people/sign-in/sign-in-link.ts';
import type { Outside } from '../ports.ts';
import { deliveries, deliveryId } from '../records/deliveries.ts';
import { decode } from '../records/kind.ts';
import { requests } from '../records/kinds.ts';
import { actsAbout } from './person-sheet.ts';
import { type Act, named, readWhole, runners, type Sheet } from './sheet.ts';

type OfLink = (outside: Outside, token: string) => Promise<Sheet | undefined>;

const forwarded = 'Whoever the email was forwarded to, or who reads that mailbox';

const requestSheet: OfLink = async (outside, token) => {
  const linked = await followLink(outside, token);
  if (!linked.ok) return undefined;
  const { partnership: id, request: requestId, link } = linked.value;
  const [whole, item] = [await readWhole(outside, id), await outside.store.get(requests.key(id, requestId))];
  const request = item && decode(requests, item);
  const recipient = request && recipientOfLink(request, link);
  if (!whole || !request || !recipient) return undefined;
  const arrived = await outside.store.get(deliveries.key(id, deliveryId(requestId, recipient.person)));
  const name = whole.nameOf(recipient.person);
  const opens = recipient.state === 'replaced' || recipient.state === 'left' ? 'No: their part has ended' : 'Yes';
  const answers: Act[] = request.answers
    .filter(({ person }) => person === recipient.person)
    .map(({ at, does, address, userAgent }) => ({
      at,
      who: `${name}, or whoever held the link: from ${address}, with ${userAgent.slice(0, 80)}`,
      what: answerWords[does],
    }));
  return {
    about: `The link of ${name} about ${kindWords[request.kind]}, in ${whole.partnership.name}`,
    partnership: id,
    facts: [
      ['Still opens its page', opens],
      ['Can still be answered with', request.outcome ? `No: ${resultWords[request.outcome.result]}` : 'Yes'],
      ['Made on', longDate(request.openedOn)],
    ],
    could: [
      { who: name, why: 'the link is theirs' },
      {
        who: forwarded,
        why: 'whoever holds the link sees its page, and may answer while it waits',
      },
      runners,
    ],
    did: [
      ...answers,
      ...(arrived
        ? [
            {
              at: decode(deliveries, arrived).at,
              who: 'Their mail server',
              what: 'took the email with the link',
            },
          ]
        : []),
    ],
    tell: named(
      whole,
      whomToTell(whole.partnership, {
        people: [recipient.person],
        parties: request.party === undefined ? [] : [request.party],
      }),
    ),
    now: [
      `If somebody else has it: hand the request over to another person, or have ${name} replaced or their address changed. Each ends this link at once.`,
      'An answer that was not theirs: the clerk corrects the record of a meeting, or the lead asks anew.',
    ],
  };
};

const readingSheet: OfLink = async (outside, token) => {
  const survey = await followSurveyLink(outside, token);
  if (survey.ok) {
    const { partnership, wave, school } = survey.value;
    const whole = await readWhole(outside, partnership);
    if (!whole) return undefined;
    const of = whole.partnership.schools.find(({ urn }) => urn === school)?.name ?? school;
    const party = whole.partnership.parties.find(({ schools }) => schools.includes(school))?.id;
    return {
      about: `The link by which ${of} answers the survey ${wave}, in ${whole.partnership.name}`,
      partnership,
      facts: [['Shows', 'Questions alone: no answer, and no name']],
      could: [
        {
          who: 'Whoever was given it: it is meant for a whole school',
          why: 'they can answer, and see no answers',
        },
      ],
      did: [],
      tell: named(
        whole,
        whomToTell(whole.partnership, {
          people: [],
          parties: party === undefined ? [] : [party],
        }),
      ),
      now: ['The school gives the link up on the page of the survey. What came by it goes with it.'],
    };
  }
  const followed = await followReadingLink(outside, token);
  if (!followed.ok) return undefined;
  const found = 'opened' in followed.value ? followed.value.opened : followed.value.closed;
  const whole = await readWhole(outside, found.partnership.id);
  if (!whole) return undefined;
  const { reader } = found;
  const name = reader?.name ?? 'somebody who is no longer listed';
  return {
    about: `The link by which ${name} reads ${found.kind === 'document' ? 'a sealed document' : `a ${found.kind}`}, in ${whole.partnership.name}`,
    partnership: whole.partnership.id,
    facts: [['Still opens it', 'opened' in followed.value ? 'Yes' : 'No']],
    could: [
      { who: name, why: 'the link is theirs' },
      {
        who: forwarded,
        why: 'whoever holds the link reads what it is for, and can change nothing',
      },
      runners,
    ],
    did: reader ? await actsAbout(outside, whole, reader.id) : [],
    tell: named(whole, whomToTell(whole.partnership, { people: reader ? [reader.id] : [] })),
    now: [`Send ${name} new links to read, on their page under People. This one stops at once.`],
  };
};

const changeSheet: OfLink = async (outside, token) => {
  const followed = await followChangeLink(outside, token);
  const whole = followed.ok && (await readWhole(outside, followed.value.partnership));
  if (!followed.ok || !whole) return undefined;
  const { change, holder } = followed.value;
  const people = change.people.map(({ person }) => person);
  const holders = {
    o: 'the old mailbox',
    n: 'the new mailbox',
    w: 'a witness',
  } as const;
  return {
    about: `The link of ${holders[holder.kind]} about a change to ${people.map(whole.nameOf).join(', ')}, in ${whole.partnership.name}`,
    partnership: whole.partnership.id,
    facts: [
      [
        'How the change stands',
        {
          asked: 'Asked for',
          done: 'Done, and can still be undone',
          settled: 'Confirmed',
          undone: 'Undone',
          dropped: 'Given up',
        }[change.state],
      ],
    ],
    could: [
      {
        who: forwarded,
        why: 'they can say that the change is right or not, while it waits',
      },
      runners,
    ],
    did: [
      { at: change.at, who: whole.nameOf(change.by), what: 'made the change' },
      ...change.agreed.map((who) => ({
        at: change.at,
        who: whole.nameOf(who),
        what: 'agreed to it, at a time that is not kept',
      })),
    ],
    tell: named(whole, whomToTell(whole.partnership, { people })),
    now: ['Look at the change on the page of People, and undo it there if it was not right.'],
  };
};

const signInSheet: OfLink = async (outside, token) => {
  const link = await linkOf(outside, token);
  if (!link.ok) return undefined;
  const holders = await peopleByAddressHash(outside, link.value.address);
  const [first] = holders;
  const whole = first && (await readWhole(outside, first.partnership));
  const name = whole && first ? whole.nameOf(first.person) : 'an address that nobody here has';
  const isGood = stillGood(link.value, outside.clock.now()).ok;
  return {
    about: `A link to sign in as ${name}`,
    ...(first && { partnership: first.partnership }),
    facts: [['Still works', isGood ? 'Yes, once' : 'No: it was used, or its twenty minutes are over']],
    could: [
      {
        who: forwarded,
        why: 'the first to press its button is signed in, for twelve hours',
      },
    ],
    did:
      link.value.usedAt === undefined
        ? []
        : [
            {
              at: link.value.usedAt,
              who: `${name}, or whoever read that mailbox`,
              what: 'signed in with it',
            },
          ],
    tell: whole && first ? named(whole, whomToTell(whole.partnership, { people: [first.person] })) : [],
    now: [`Have ${name} sign in and press “Sign out everywhere”. Then look up their address here.`],
  };
};

const searchSheet: OfLink = async (outside, token) => {
  const talk = await followTalk(outside, token);
  const search = talk?.search ?? (await followSearch(outside, token));
  if (!search) return undefined;
  const whose = talk ? talk.introduction.school : search.school.name;
  return {
    about: `The link of ${whose}, which ${talk ? `${search.school.name} asked for a talk` : 'looks for schools'}`,
    facts: [['Still opens its page', isOpen(outside, search) ? 'Yes' : 'No']],
    could: [
      { who: `The head of ${whose}`, why: 'the link is theirs' },
      {
        who: forwarded,
        why: 'whoever holds the link sees and does what the head can',
      },
      runners,
    ],
    did: [],
    tell: [{ who: `The head of ${whose}`, why: 'the link is theirs' }],
    now: ['End the search or the talk on its page: names and addresses in it are deleted then.'],
  };
};

const sheetOf: Readonly<Record<Extract<Sought, { kind: 'link' }>['link'], OfLink>> = {
  request: requestSheet,
  reading: readingSheet,
  change: changeSheet,
  'sign-in': signInSheet,
  search: searchSheet,
};

export const linkSheet = (outside: Outside, sought: Extract<Sought, { kind: 'link' }>): Promise<Sheet | undefined> =>
  sheetOf[sought.link](outside, sought.token);
