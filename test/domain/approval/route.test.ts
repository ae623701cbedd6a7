import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mustBeReported, nextOnRoute, type StepTaken } from '../../../functions/domain/approval/route.ts';
import { proposalOutcome } from '../../../functions/domain/approval/together.ts';
import { type RequestResult, results } from '../../../functions/domain/asking/request.ts';
import { partyById } from '../../../functions/domain/partnership/partnership.ts';
import { aPartnership } from '../../builders/partnership.ts';
import { proposalOne } from '../../builders/request.ts';

const partnership = aPartnership();
const partyOf = (id: string) => {
  const party = partyById(partnership, id);
  if (!party) throw new Error(`no party ${id}`);
  return party;
};

/** Walks a route, each step ending as told; gives the means of every step asked and what was decided. */
const walked = (
  id: string,
  endings: readonly RequestResult[],
  about: Parameters<typeof nextOnRoute>[2] = proposalOne,
) => {
  const asked: string[] = [];
  const taken: StepTaken[] = [];
  for (const result of endings) {
    const next = nextOnRoute(partyOf(id), partnership, about, taken);
    if (!('ask' in next)) return { asked, decided: next.decided };
    asked.push(`${next.ask.role} by ${next.ask.means}`);
    taken.push({
      index: next.ask.index,
      attempt: next.ask.attempt,
      role: next.ask.role,
      means: next.ask.means,
      result,
    });
  }
  const next = nextOnRoute(partyOf(id), partnership, about, taken);
  return { asked, decided: 'decided' in next ? next.decided : undefined };
};

describe('a route', () => {
  test('asks who recommends before who decides, and goes on whatever was recommended', () => {
    expect(walked('dell', ['declined', 'agreed'])).toEqual({
      asked: ['recommends by meeting', 'decides by meeting'],
      decided: 'agreed',
    });
  });

  test('takes a written resolution that ended to a meeting', () => {
    expect(walked('birch', ['not-carried', 'agreed'])).toEqual({
      asked: ['decides by written-resolution', 'decides by meeting'],
      decided: 'agreed',
    });
  });

  test('lets the chair act, and goes back to the meeting when the chair does not', () => {
    expect(walked('dell', ['agreed', 'to-chairs-action', 'to-meeting', 'declined'])).toEqual({
      asked: ['recommends by meeting', 'decides by meeting', 'decides by chairs-action', 'decides by meeting'],
      decided: 'declined',
    });
  });

  test('ends with silence as no answer, never as a yes', () => {
    expect(walked('alder', ['no-answer']).decided).toBe('no-answer');
  });

  test('renews by its renewal route, one meeting for all of a joint committee', () => {
    const about = { kind: 'renewal', id: '202627' } as const;
    const next = nextOnRoute(partyOf('cedar'), partnership, about, []);
    expect(next).toMatchObject({ ask: { means: 'joint-committee', committee: 'joint', parties: ['cedar', 'dell'] } });
  });

  test('names the delegation that a decision rests on, and has it reported to the board', () => {
    const next = nextOnRoute(partyOf('cedar'), partnership, proposalOne, []);
    expect(next).toMatchObject({
      ask: { means: 'delegated', person: 'cedar-executive', reference: 'Scheme of delegation, line 14' },
    });
    expect(mustBeReported({ means: 'delegated', role: 'decides', result: 'agreed' })).toBe(true);
    expect(mustBeReported({ means: 'meeting', role: 'decides', result: 'agreed' })).toBe(false);
    expect(mustBeReported({ means: 'chairs-action', role: 'decides', result: 'to-meeting' })).toBe(false);
  });

  test('whatever the steps come to, agreement needs the deciding step to agree, and no step is asked twice alike', () => {
    const anyParty = fc.constantFrom('alder', 'birch', 'cedar', 'dell');
    fc.assert(
      fc.property(anyParty, fc.array(fc.constantFrom(...results), { maxLength: 8 }), (id, endings) => {
        const taken: StepTaken[] = [];
        const seen = new Set<string>();
        for (const result of endings) {
          const next = nextOnRoute(partyOf(id), partnership, proposalOne, taken);
          if (!('ask' in next)) break;
          const key = `${next.ask.index}.${next.ask.attempt}`;
          expect(seen.has(key)).toBe(false);
          seen.add(key);
          taken.push({
            index: next.ask.index,
            attempt: next.ask.attempt,
            role: next.ask.role,
            means: next.ask.means,
            result,
          });
        }
        const end = nextOnRoute(partyOf(id), partnership, proposalOne, taken);
        const agreed = 'decided' in end && end.decided === 'agreed';
        expect(agreed).toBe(taken.at(-1)?.role === 'decides' && taken.at(-1)?.result === 'agreed');
      }),
    );
  });
});

describe('the parties together', () => {
  const said = (party: string, outcome: 'agreed' | 'declined' | 'superseded') => ({ party, outcome, reasons: [] });

  test('start only when all have agreed', () => {
    expect(proposalOutcome(['a', 'b'], [said('a', 'agreed'), said('b', 'agreed')])).toBe('approved');
    expect(proposalOutcome(['a', 'b'], [said('a', 'agreed')])).toBe('returned');
    expect(proposalOutcome(['a', 'b'], [said('a', 'agreed'), said('b', 'declined')])).toBe('returned');
    expect(proposalOutcome([], [])).toBe('returned');
  });

  test('decide nothing on a version that was overtaken', () => {
    expect(proposalOutcome(['a', 'b'], [said('a', 'superseded'), said('b', 'declined')])).toBe('superseded');
  });
});
