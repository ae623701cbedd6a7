import { describe, expect, it } from 'vitest';
import { RecordForm, recordFrom } from '../../functions/approval/record-fields.ts';
import { LeavingForm, readLeaving } from '../../functions/leaving/leaving-form.ts';

const meeting = {
  'date-day': '14',
  'date-month': '5',
  'date-year': '2026',
  inPost: '11',
  present: '9',
  for: '8',
  against: '1',
  abstained: '0',
};
const hidden = '\u202E Minute\u0000 7\uFEFF.2 ';

describe('the number of a minute', () => {
  it('is kept without letters that hide what it says, whichever form it was typed into', () => {
    const record = recordFrom(RecordForm.parse({ ...meeting, resolution: 'agree', minute: hidden }));
    expect(record).toMatchObject({ record: { minute: 'Minute 7.2' } });
    const leaving = readLeaving(LeavingForm.parse({ ...meeting, minute: hidden, reason: 'We stand alone.' }));
    expect(JSON.stringify(leaving)).not.toMatch(/\u202E|\\u0000|\uFEFF/);
  });

  it('is asked for again where nothing of it can be seen, or it is longer than a line', () => {
    for (const minute of ['\u202E\u200F', 'a'.repeat(301)])
      expect(recordFrom(RecordForm.parse({ ...meeting, resolution: 'agree', minute }))).toMatchObject({
        errors: [{ field: 'minute' }],
      });
  });
});
