import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCourtesy } from '../../infra/local/courtesy.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const someWork = (courtesy: ReturnType<typeof createCourtesy>, units: number) => {
  let done = 0;
  for (let unit = 0; unit < units; unit += 1) {
    void courtesy.turn().then(() => {
      done += 1;
    });
  }
  return () => done;
};

describe('work that nobody waits for', () => {
  it('goes on at once while nobody asks anything', async () => {
    const done = someWork(createCourtesy(), 40);
    await vi.advanceTimersByTimeAsync(10);
    expect(done()).toBe(40);
  });

  it('lets a request pass, and goes on a moment after its answer', async () => {
    const courtesy = createCourtesy();
    const answered = courtesy.request();
    const done = someWork(courtesy, 3);
    await vi.advanceTimersByTimeAsync(500);
    expect(done()).toBe(0);
    answered();
    await vi.advanceTimersByTimeAsync(20);
    expect(done()).toBe(3);
  });

  it('waits through many requests that come one after the other', async () => {
    const courtesy = createCourtesy();
    const done = someWork(courtesy, 1);
    for (let request = 0; request < 100; request += 1) {
      const answered = courtesy.request();
      await vi.advanceTimersByTimeAsync(3);
      answered();
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(done()).toBe(0);
    await vi.advanceTimersByTimeAsync(20);
    expect(done()).toBe(1);
  });

  it('loses its patience after a second, and then goes on until it has caught up, however many ask', async () => {
    const courtesy = createCourtesy();
    courtesy.request();
    const done = someWork(courtesy, 100);
    await vi.advanceTimersByTimeAsync(990);
    expect(done()).toBe(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(done()).toBe(100);
    const more = someWork(courtesy, 10);
    await vi.advanceTimersByTimeAsync(50);
    expect(more()).toBe(10);
  });

  it('is patient again once it has caught up', async () => {
    const courtesy = createCourtesy();
    courtesy.request();
    someWork(courtesy, 1);
    await vi.advanceTimersByTimeAsync(2000);
    const more = someWork(courtesy, 1);
    await vi.advanceTimersByTimeAsync(500);
    expect(more()).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(more()).toBe(1);
  });
});
