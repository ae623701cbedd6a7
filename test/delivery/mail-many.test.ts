import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { handle } from '../../functions/delivery/handlers.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aFanOut, aMail, someHandlers, waiting } from './outbox.ts';

describe('a mail to many', () => {
  const people = Array.from({ length: 250 }, (_, n) => `person-${n}`);

  it('becomes one mail for each person', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: [aFanOut('many', ['person-7', ...people, 'person-7'])] });
    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 251, failed: 0, setAside: 0 });
    expect(mailed.toSorted()).toEqual(people.toSorted());
    expect(await waiting(outside)).toEqual([]);
  });

  it('makes no second mail when it runs twice, at once or after its mails have left', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    const fanOut = aFanOut('many', people);
    await outside.store.commit({ effects: [fanOut] });
    const split = () => handle(handlers, fanOut);
    await Promise.all([split(), split(), split()]);
    await deliverDue(outside, handlers);
    await split();
    await deliverDue(outside, handlers);
    expect(mailed.toSorted()).toEqual(people.toSorted());
  });

  it('goes on where it was cut off, and asks nobody twice', async () => {
    const outside = anOutside();
    let commits = 0;
    const dying: TestOutside = {
      ...outside,
      store: {
        ...outside.store,
        commit: async (commit) => {
          commits += 1;
          if (commits === 2) throw new Error('the process died here');
          return outside.store.commit(commit);
        },
      },
    };
    await outside.store.commit({ effects: [aFanOut('many', people)] });
    const first = someHandlers(dying);
    await deliverDue(dying, first.handlers);
    expect(first.mailed).toHaveLength(90);

    outside.pass(15);
    const second = someHandlers(outside);
    await deliverDue(outside, second.handlers);
    expect([...first.mailed, ...second.mailed].toSorted()).toEqual(people.toSorted());
  });

  it('is not held up by one mail that stands there already', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: [aMail('many-person-3'), aFanOut('many', people)] });
    await deliverDue(outside, handlers, { only: ['mail-many'] });
    await deliverDue(outside, handlers);
    expect(mailed).toHaveLength(250);
  });
});
