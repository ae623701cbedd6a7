import { expect, it } from 'vitest';
import { requestWords } from '../../functions/asking/request-words.ts';
import { type RequestSpec, requestId } from '../../functions/domain/asking/kinds.ts';
import { type Request, requestKinds } from '../../functions/domain/asking/request.ts';
import {
  aboutThePlan,
  aChairsAction,
  aDelegation,
  aJointCommittee,
  aMeeting,
  aWrittenResolution,
} from '../builders/decision-specs.ts';
import { aPartnership } from '../builders/partnership.ts';

const partnership = aPartnership();
const nameOf = (id: string): string => `Name of ${id}`;
const today = '2026-11-02';

const asked = (spec: RequestSpec, more: Partial<Request> = {}): Request => ({
  id: requestId(spec),
  ...spec,
  recipients: [],
  answers: [],
  openedOn: today,
  dueOn: '2026-11-10',
  closesOn: '2027-11-10',
  chased: { regarding: 'answer', reminders: 0, escalations: 0 },
  waiting: [],
  ...more,
});
const words = (spec: RequestSpec, more?: Partial<Request>) =>
  requestWords(asked(spec, more), partnership, nameOf, today);
const dated = (meetingOn: string) => ({ agenda: { meetingOn, papersOn: '2026-11-01', deferred: false } });

it('says what a meeting is waited for, before and after there is a date', () => {
  expect(words(aMeeting())).toEqual({
    toDo: "Put the proposal on the agenda of Alder's board",
    waitsFor: "Alder's board sets a date to decide on the proposal",
  });
  expect(words(aMeeting(), dated('2026-11-02')).toDo).toBe("Write down what Alder's board decided on 2 November 2026");
  expect(words(aMeeting(aboutThePlan, { role: 'recommends' }), dated('2026-12-03')).waitsFor).toBe(
    "Alder's board says what it would do about the proposal on 3 December 2026",
  );
});

it('names who decides, and for whom', () => {
  expect(words(aWrittenResolution()).waitsFor).toBe("Birch's trustees decide on the proposal in writing");
  expect(words(aDelegation()).waitsFor).toBe('Name of cedar-executive decides on the proposal for Cedar');
  expect(words(aChairsAction()).waitsFor).toBe("Dell's chair decides on the proposal alone");
  expect(words(aJointCommittee()).waitsFor).toBe(
    'Cedar And Dell Joint Committee sets a date to decide on another year',
  );
});

it('names a school, a term and a person where it is about one', () => {
  const review = { kind: 'review', id: '202627-spring' } as const;
  expect(words({ kind: 'send-return', about: review, school: '900001' })).toEqual({
    toDo: "Send Alder's return for the spring review",
    waitsFor: 'Alder sends its return for the spring review',
  });
  expect(words({ kind: 'confirm-successor', about: { kind: 'person', id: 'sam' } }).waitsFor).toBe(
    'Name of sam confirms what they take on',
  );
});

it('has words for every kind of request, with nothing in them that only the system knows', () => {
  for (const kind of requestKinds) {
    const { toDo, waitsFor } = words({ kind, about: { kind: 'proposal', id: '202627', version: 1 }, party: 'alder' });
    for (const text of [toDo, waitsFor]) {
      expect(text).toMatch(/^[A-Z][^.]+[^.]$/);
      expect(text).not.toMatch(/undefined|202627|900001|alder-board/);
    }
  }
});
