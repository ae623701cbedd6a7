/** What a deploy may do follows from what was asked before, in whatever order CloudFormation asks. */
import { expect, test } from 'vitest';
import { comesLate, isForeign, noDeploys, withRequest } from '../../../functions/domain/partnership/deploys.ts';

const deploy = (request: string, stack = 'stack-1') => ({ request, stack });

test('a stack is foreign where another has applied the file, and never where none has', () => {
  expect(isForeign({ ...noDeploys, stack: 'stack-1' }, deploy('a', 'stack-2'))).toBe(true);
  expect(isForeign({ ...noDeploys, stack: 'stack-1' }, deploy('a'))).toBe(false);
  expect(isForeign(noDeploys, deploy('a'))).toBe(false);
});

test('a request is late once another came after it, and not while it is the last', () => {
  const after = ['a', 'b'].reduce((remembered, request) => withRequest(remembered, deploy(request)), noDeploys);
  expect([comesLate(after, deploy('a')), comesLate(after, deploy('b')), comesLate(after, deploy('c'))]).toEqual([
    true,
    false,
    false,
  ]);
  expect(withRequest(after, deploy('b'))).toBe(after);
});
