/** What a clerk may copy into the minutes says what is recorded, and calls nothing decided that was not. */
import { describe, expect, it } from 'vitest';
import { minuteInWords } from '../../functions/approval/minute-words.ts';
import { type MeetingRecord, resultOfMeeting } from '../../functions/domain/approval/votes.ts';
import { aPartnership } from '../builders/partnership.ts';
import { aMeeting, aRequest, meetingAtAlder, meetingAtDell } from '../builders/request.ts';

const partnership = aPartnership();
const at = (spec: typeof meetingAtAlder, party: number, record: MeetingRecord): string => {
  const { kind, boards } = partnership.parties[party] ?? expect.fail('no such party');
  const result = resultOfMeeting(record, boards[0] ?? expect.fail('no board'), kind);
  return minuteInWords(aRequest(spec), partnership, { record, result, nameOf: (id) => id });
};

describe('the minute of a meeting', () => {
  it('says that all agreed where they did, in the word for members of that board', () => {
    expect(at(meetingAtAlder, 0, aMeeting({ present: 8, for: 8, against: 0, abstained: 0 }))).toBe(
      'Present for this vote: 8 of 11 governors in post. All who were present agreed. Alder Board resolved to agree to the plan of the Valley Partnership, version 1, and to the agreement that follows from it.',
    );
    expect(at(meetingAtDell, 3, aMeeting({ inPost: 7, present: 5, for: 5, against: 0, abstained: 0 }))).toContain(
      '5 of 7 members in post',
    );
  });

  it('counts votes, names who withdrew, and gives the reason', () => {
    const record = aMeeting({
      present: 8,
      for: 7,
      against: 1,
      abstained: 0,
      withdrew: ['ann'],
      resolution: 'ask-change',
      reason: 'Costs.',
    });
    expect(at(meetingAtAlder, 0, record)).toBe(
      'ann declared an interest and withdrew for this item. Present for this vote: 8 of 11 governors in post. 7 voted for, 1 against; 0 did not vote. Alder Board resolved to ask for a change to the plan of the Valley Partnership, version 1 before deciding. Reason: Costs.',
    );
  });

  it('never says that something was resolved without a quorum or a majority', () => {
    for (const record of [
      aMeeting({ present: 3, for: 3, against: 0, abstained: 0 }),
      aMeeting({ present: 8, for: 3, against: 5, abstained: 0 }),
    ])
      expect(at(meetingAtAlder, 0, record)).not.toContain('resolved');
    expect(at(meetingAtAlder, 0, aMeeting({ present: 3, for: 3, against: 0, abstained: 0 }))).toContain(
      'A quorum is 6',
    );
  });

  it('shows advice as advice', () => {
    const step = { ...meetingAtDell.step, role: 'recommends', board: 'dell-education' } as typeof meetingAtDell.step;
    const advice = at(
      { ...meetingAtDell, ...(step && { step }) },
      3,
      aMeeting({ inPost: 7, present: 5, for: 5, against: 0, abstained: 0 }),
    );
    expect(advice).toContain('resolved to advise its board to agree');
  });
});
