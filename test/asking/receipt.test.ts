import { describe, expect, it } from 'vitest';
import { howToCorrect, referenceOf } from '../../functions/asking/receipt-words.ts';
import { take } from '../../functions/domain/asking/take.ts';
import { aPartnership } from '../builders/partnership.ts';
import { aRequest, evidenceOf, meetingAtAlder, proposalOne, resolutionAtBirch } from '../builders/request.ts';

const given = evidenceOf('birch-board-1');

describe('a receipt', () => {
  it('has a reference that is the same for the same answer, and another for another', () => {
    const one = referenceOf('valley', 'r', given);
    expect(one).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(referenceOf('valley', 'r', given)).toBe(one);
    expect(referenceOf('valley', 'other', given)).not.toBe(one);
    expect(referenceOf('valley', 'r', { ...given, at: '2026-09-10T10:00:01.000Z' })).not.toBe(one);
  });

  it('says how and until when an answer is put right, as it stands', () => {
    const open = aRequest(resolutionAtBirch);
    const person = given.person;
    const agreed = take(open, { does: 'agree', ...given }, aPartnership(), '2026-09-10');
    const after = agreed.ok ? agreed.value.request : open;
    expect(howToCorrect(after, { does: 'agree', person })).toContain(
      'Until Friday 18 September 2026, or until the last trustee has answered, you can change your answer',
    );
    const ended = aRequest(meetingAtAlder, { outcome: { result: 'agreed', at: given.at, reasons: [] } });
    expect(howToCorrect(ended, { does: 'agree', person })).toMatch(/^It stands\./);
    const heads = aRequest({ kind: 'head-support', about: proposalOne });
    expect(howToCorrect(heads, { does: 'support', person })).toContain('Until Saturday 1 May 2027 at the latest');
    expect(howToCorrect(open, { does: 'sign', person })).toContain('a new version is then signed by all');
  });
});
