/** Every kind of record, by its name: what may lie in the store, and how it is read. */

import { addressHolders } from '../asking/by-address.ts';
import { waitingPost } from '../mail/waiting-post.ts';
import { sentMails } from '../mail-feedback/sent-mail.ts';
import { appliedFiles } from '../partnership/applied-file.ts';
import { sentLately } from '../people/sign-in/lately.ts';
import { signInLinks } from '../people/sign-in/sign-in-link.ts';
import { extraWork, heldMeetings, helpOffers } from '../records/between-reviews.ts';
import { changeLinks, changes } from '../records/changes.ts';
import { checklists } from '../records/checklists.ts';
import { cohorts, publications } from '../records/cohorts.ts';
import { copies, copiesByHash } from '../records/copies.ts';
import { deliveries } from '../records/deliveries.ts';
import { confirmations, diaryFeeds, occasions, schoolDates } from '../records/diary.ts';
import type { RecordKind } from '../records/kind.ts';
import type { RecordKindName } from '../records/kind-names.ts';
import {
  approvals,
  digests,
  documents,
  lastQuestions,
  linkSheets,
  partnerships,
  people,
  proposals,
  proposalVersions,
  questions,
  readingLinks,
  requests,
  scheduled,
  seals,
  signatures,
  suspensions,
  weighings,
} from '../records/kinds.ts';
import { lastSweeps } from '../records/last-sweep.ts';
import { leadershipReviews, leadershipRounds } from '../records/leadership-reviews.ts';
import { leavings } from '../records/leavings.ts';
import { ledgerSides } from '../records/ledgers.ts';
import { objections } from '../records/objections.ts';
import { operators } from '../records/operators.ts';
import { introductions, schoolListings, searches, searchLinks } from '../records/searches.ts';
import { surveyCounts, surveyWaves } from '../records/surveys.ts';
import { workshopLists, workshops } from '../records/workshops.ts';
import { evaluations, returns, reviews } from '../records/year-kinds.ts';
import { yearRecords } from '../records/year-records.ts';
import { confirmedDevices, signCodes } from '../signing/sign-code.ts';
import { counters } from '../web/limits.ts';
import { sessions, sessionsOfAddress } from '../web/session.ts';

export const everyKind = {
  'address-holder': addressHolders,
  'applied-file': appliedFiles,
  approval: approvals,
  change: changes,
  'change-link': changeLinks,
  checklist: checklists,
  cohort: cohorts,
  confirmation: confirmations,
  'confirmed-device': confirmedDevices,
  copy: copies,
  'copy-by-hash': copiesByHash,
  counter: counters,
  delivery: deliveries,
  'diary-feeds': diaryFeeds,
  digest: digests,
  document: documents,
  evaluation: evaluations,
  'extra-work': extraWork,
  'held-meeting': heldMeetings,
  'help-offer': helpOffers,
  introduction: introductions,
  'last-question': lastQuestions,
  'last-sweep': lastSweeps,
  'leadership-review': leadershipReviews,
  'leadership-round': leadershipRounds,
  leaving: leavings,
  ledger: ledgerSides,
  'link-sheet': linkSheets,
  objection: objections,
  occasion: occasions,
  operator: operators,
  partnership: partnerships,
  person: people,
  proposal: proposals,
  'proposal-version': proposalVersions,
  publication: publications,
  question: questions,
  'reading-link': readingLinks,
  request: requests,
  return: returns,
  review: reviews,
  scheduled: scheduled,
  'school-dates': schoolDates,
  'school-listing': schoolListings,
  search: searches,
  'search-link': searchLinks,
  seal: seals,
  'sent-lately': sentLately,
  'sent-mail': sentMails,
  session: sessions,
  'session-of-address': sessionsOfAddress,
  'sign-code': signCodes,
  'sign-in-link': signInLinks,
  signature: signatures,
  survey: surveyWaves,
  'survey-counts': surveyCounts,
  suspension: suspensions,
  'waiting-post': waitingPost,
  weighing: weighings,
  workshop: workshops,
  'workshop-list': workshopLists,
  'year-record': yearRecords,
} as const satisfies {
  readonly [N in RecordKindName]: Pick<RecordKind, 'schema' | 'schemaVersion'> & { readonly name: N };
};
