import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factFaults, statedFacts } from '../../../infra/proof/checks/stated-facts.ts';
import { drawSystem } from '../../../infra/proof/checks/system-picture.ts';

const root = join(import.meta.dirname, '../../..');

describe('What documents say about the code', () => {
  it('is so', () => {
    expect(factFaults()).toEqual([]);
  });

  it('is read from the code, a fact or more for each document', () => {
    for (const { file, says } of statedFacts()) expect({ file, says: says.length }).not.toEqual({ file, says: 0 });
  });

  it('is a fault where it is not so, with the words that are wanted', () => {
    expect(factFaults([{ file: 'README.md', says: ['seventeen state machines'] }])).toEqual([
      'README.md does not say “seventeen state machines”',
    ]);
  });
});

describe('The way of one answer and the map of the house', () => {
  it('name files and folders that there are', () => {
    const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const named = [...text.matchAll(/\b(?:functions|infra|workflows|test)\/[\w/.-]*\w/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('The picture of the system', () => {
  it('draws every function that is deployed, every workflow and what leaves by the outbox', () => {
    const drawn = drawSystem();
    for (const name of ['web', 'post', 'sweep', 'mail_news', 'proposal_m', 'collect_responses_m']) {
      expect(drawn).toContain(`  ${name}[`);
    }
    expect(drawn).toMatch(/outbox: mail, ring, start/);
  });

  it('is refused while a function of the folder is not drawn', () => {
    expect(() => drawSystem(join(root, 'functions/survey'))).toThrow(/draw answer-page/);
  });
});
