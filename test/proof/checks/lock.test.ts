import { describe, expect, test } from 'vitest';
import { lockFaults, missingFromLock } from '../../../infra/proof/checks/lock.ts';

const platforms = { '@tool/linux-x64': '1.0.0', '@tool/darwin-arm64': '1.0.0' };

describe('a lock file', () => {
  test('is complete when every platform’s package is in it, here or further out', () => {
    const packages = {
      '': {},
      'node_modules/tool': { optionalDependencies: platforms },
      'node_modules/tool/node_modules/@tool/linux-x64': {},
      'node_modules/@tool/darwin-arm64': {},
    };
    expect(missingFromLock({ packages })).toEqual([]);
  });

  test('lacks what stands beside the package that needs it, where that package does not look', () => {
    const packages = {
      '': { optionalDependencies: { top: '2.0.0' } },
      'node_modules/outer/node_modules/tool': { optionalDependencies: platforms },
      'node_modules/outer/node_modules/@tool/linux-x64': {},
      'node_modules/other/node_modules/@tool/darwin-arm64': {},
    };
    expect(missingFromLock({ packages })).toEqual([
      'this project needs top 2.0.0',
      'outer/node_modules/tool needs @tool/darwin-arm64 1.0.0',
    ]);
  });

  test('of this project is complete', () => {
    expect(lockFaults()).toEqual([]);
  });
});
