/** One template for every mail the product sends. */
import type { MailName } from '../../domain/mail-names.ts';
import type { Template } from '../context.ts';
import { ask } from './ask.ts';
import * as between from './between.ts';
import * as changes from './changes.ts';
import { dayLetter } from './day-letter.ts';
import * as decisions from './decisions.ts';
import * as diary from './diary.ts';
import { digest } from './digest.ts';
import * as leaving from './leaving.ts';
import { meetingDated, meetingOff, nobodyToAsk } from './meetings.ts';
import * as objections from './objections.ts';
import { overdue } from './overdue.ts';
import { partMoved } from './parts.ts';
import * as peopleChanges from './people-changes.ts';
import { pieceTakenBack, pieceWritten } from './pieces.ts';
import { questionAnswered, questionAsked } from './questions.ts';
import { receipt } from './receipt.ts';
import { remind } from './remind.ts';
import * as reviews from './reviews.ts';
import { signCode, signLocked } from './sign-code.ts';
import { signedCopy, signingStopped } from './signing.ts';
import { surveyOpened } from './surveys.ts';
import * as visits from './visits.ts';
import { workshopAsks, workshopOpened } from './workshops.ts';

export const templates = {
  ask,
  remind,
  overdue,
  digest,
  'nobody-to-ask': nobodyToAsk,
  'meeting-dated': meetingDated,
  'meeting-off': meetingOff,
  'question-asked': questionAsked,
  'question-answered': questionAnswered,
  briefing: decisions.briefing,
  'piece-written': pieceWritten,
  'piece-taken-back': pieceTakenBack,
  'proposal-returned': decisions.proposalReturned,
  'party-decided': decisions.partyDecided,
  'party-undecided': decisions.partyUndecided,
  'all-agreed': decisions.allAgreed,
  'proposal-withdrawn': decisions.proposalWithdrawn,
  'change-taken-up': decisions.changeTakenUp,
  'sign-code': signCode,
  'sign-locked': signLocked,
  'signing-stopped': signingStopped,
  'signed-copy': signedCopy,
  'review-report': reviews.reviewReport,
  'review-not-held': reviews.reviewNotHeld,
  'review-decisions': reviews.reviewDecisions,
  'survey-opened': surveyOpened,
  'help-offered': between.helpOffered,
  'help-answered': between.helpAnswered,
  'work-outside': between.workOutside,
  'date-added': diary.dateAdded,
  'date-moved': diary.dateMoved,
  'date-cancelled': diary.dateCancelled,
  'dates-fixed': diary.datesFixed,
  'workshop-opened': workshopOpened,
  'workshop-asks': workshopAsks,
  addendum: between.addendum,
  renewed: reviews.renewed,
  ended: reviews.ended,
  lapsed: reviews.lapsed,
  replaced: peopleChanges.replaced,
  'taking-over': changes.takingOver,
  'role-ending': changes.roleEnding,
  'part-moved': partMoved,
  'address-corrected': changes.addressCorrected,
  'change-asked': peopleChanges.changeAsked,
  'change-told': peopleChanges.changeTold,
  'change-undone': peopleChanges.changeUndone,
  'notice-given': leaving.noticeGiven,
  'notice-taken-back': leaving.noticeTakenBack,
  'leaving-refused': leaving.leavingRefused,
  'party-left': leaving.partyLeft,
  'activity-suspended': changes.activitySuspended,
  'activity-restarted': changes.activityRestarted,
  'objection-raised': objections.objectionRaised,
  'objection-settled': objections.objectionSettled,
  'visit-report-written': visits.visitReportWritten,
  'leadership-report': visits.leadershipReport,
  'leadership-not-held': visits.leadershipNotHeld,
  'mail-failed': changes.mailFailed,
  'reading-link': peopleChanges.readingLinkSent,
  'sign-in': changes.signIn,
  receipt,
  'day-letter': dayLetter,
} as const satisfies Record<MailName, Template>;
