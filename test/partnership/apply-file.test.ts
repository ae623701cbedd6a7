import { describe, expect, it } from 'vitest';
import { peopleByAddress } from '../../functions/asking/by-address.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { isArchived } from '../../functions/partnership/applied-file.ts';
import { applyFile } from '../../functions/partnership/apply-file.ts';
import { archivePartnership } from '../../functions/partnership/archive.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { unlessArchived } from '../../functions/partnership/unless-archived.ts';
import { changes } from '../../functions/records/changes.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, people, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

const file = aPartnershipFile({}, 3);
const { id } = file.partnership;
const renamed = (name: string, from: PartnershipFile = file): PartnershipFile => ({
  ...from,
  partnership: { ...from.partnership, name },
});
const withEmail = (person: string, email: string): PartnershipFile => ({
  ...file,
  people: file.people.map((one) => (one.id === person ? { ...one, email } : one)),
});

const stored = async (outside: TestOutside) => {
  const item = await outside.store.get(partnerships.key(id, theOne));
  return item && decode(partnerships, item);
};
const inBrowser = (outside: TestOutside, name: string) =>
  work(outside, id, async (tx) =>
    tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), name }),
  );
const everything = async (outside: TestOutside) => {
  const { items } = await outside.store.query({ partition: `p#${id}` });
  return items;
};
const ok = (value: string) => ({ ok: true, value });

describe('a partnership file', () => {
  it('brings the partnership in, and applied again changes nothing', async () => {
    const outside = anOutside();
    expect(await applyFile(outside, file)).toEqual(ok('brought-in'));
    const before = await everything(outside);
    expect(await applyFile(outside, file)).toEqual(ok('unchanged'));
    expect(await everything(outside)).toEqual(before);
  });

  it('changes what differs from the file applied last, and leaves what the browser changed', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    await inBrowser(outside, 'Renamed in the browser');
    expect(await applyFile(outside, { ...file, suppressBelow: 8 })).toEqual(ok('changed'));
    expect(await stored(outside)).toMatchObject({ name: 'Renamed in the browser', suppressBelow: 8 });
  });

  it('is refused where file and browser have both changed the same fact, and names both', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    await inBrowser(outside, 'Renamed in the browser');
    const before = await everything(outside);
    expect(await applyFile(outside, { ...renamed('Renamed in the file'), suppressBelow: 8 })).toEqual({
      ok: false,
      refusal: 'changed-in-browser',
      detail: 'name: the file says "Renamed in the file", the browser "Renamed in the browser"',
    });
    expect(await everything(outside)).toEqual(before);
  });

  it('may be rolled back to the file before after it was refused', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    await inBrowser(outside, 'Renamed in the browser');
    await applyFile(outside, renamed('Renamed in the file'));
    expect(await applyFile(outside, file)).toEqual(ok('unchanged'));
    expect((await stored(outside))?.name).toBe('Renamed in the browser');
  });

  it('may be rolled back after it was applied', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    await applyFile(outside, renamed('Another name'));
    expect(await applyFile(outside, file)).toEqual(ok('changed'));
    expect((await stored(outside))?.name).toBe(file.partnership.name);
  });

  it('gives somebody a new address, under which they are found, and mail again', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    const person = file.people[0];
    if (!person) throw new Error('nobody in the file');
    await work(outside, id, async (tx) => {
      tx.write(people, person.id, { ...(await tx.readNeeded(people, person.id)), noMail: 'bounced' });
    });
    expect(await applyFile(outside, withEmail(person.id, 'new@valley.example'))).toEqual(ok('changed'));
    expect(await peopleByAddress(outside, 'new@valley.example')).toEqual([{ partnership: id, person: person.id }]);
    expect(await peopleByAddress(outside, person.email)).toEqual([]);
    const item = await outside.store.get(people.key(id, person.id));
    expect(item && decode(people, item).noMail).toBeUndefined();
  });

  it('leaves what somebody chose for themselves, and whom they follow', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    const [one] = file.people;
    const person = one?.id ?? '';
    const chosen = { channel: 'text', mobile: '+447700900114', succeeds: 'somebody' } as const;
    await work(outside, id, async (tx) =>
      tx.write(people, person, { ...(await tx.readNeeded(people, person)), ...chosen }),
    );
    expect(await applyFile(outside, withEmail(person, 'new@valley.example'))).toEqual(ok('changed'));
    const item = await outside.store.get(people.key(id, person));
    expect(item && decode(people, item)).toMatchObject({ email: 'new@valley.example', ...chosen });
  });

  it('lets nobody leave, and does not fit when it names somebody unknown', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    expect(await applyFile(outside, { ...file, people: file.people.slice(1) })).toMatchObject({
      refusal: 'people-leave-in-browser',
    });
    expect(await applyFile(outside, { ...file, roles: { ...file.roles, lead: 'nobody' } })).toMatchObject({
      refusal: 'not-fitting',
    });
  });

  it('brings in nothing that the law does not allow, and names it; what is stored so goes on', async () => {
    const unlawful = {
      ...file,
      parties: file.parties.map((party) => ({ ...party, lawfulBasis: 'legitimate-interests' as const })),
    };
    const empty = anOutside();
    const refused = await applyFile(empty, unlawful);
    expect(refused).toMatchObject({ refusal: 'not-fitting' });
    expect(JSON.stringify(refused)).toContain('UK GDPR');
    expect(await stored(empty)).toBeUndefined();
    const outside = anOutside();
    await bringIn(outside, { whole: expand(unlawful) });
    await applyFile(outside, unlawful);
    expect(await applyFile(outside, { ...unlawful, suppressBelow: 8 })).toEqual(ok('changed'));
    const lawful = anOutside();
    await applyFile(lawful, file);
    expect(await applyFile(lawful, unlawful)).toMatchObject({ refusal: 'not-fitting' });
  });

  it('does not change year or id', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    const later = { ...file, partnership: { ...file.partnership, year: '202728' } };
    expect(await applyFile(outside, later)).toMatchObject({ refusal: 'fixed' });
  });
});

describe('a partnership that is put away', () => {
  it('loses nothing, gets no mail, and is taken up again by its file', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    const before = (await everything(outside)).map(({ sort }) => sort);
    expect([await archivePartnership(outside, id), await archivePartnership(outside, id)]).toEqual([
      'archived',
      'archived-before',
    ]);
    expect((await everything(outside)).map(({ sort }) => sort)).toEqual(expect.arrayContaining(before));
    const sent: string[] = [];
    const handler = unlessArchived(
      outside,
      async (_: { partnership: string }, effect: { id: string }) => void sent.push(effect.id),
    );
    await handler({ partnership: id }, { id: 'while-away' });
    expect(await isArchived(outside, id)).toBe(true);
    expect(await applyFile(outside, file)).toEqual(ok('unchanged'));
    expect(await isArchived(outside, id)).toBe(false);
    await handler({ partnership: id }, { id: 'back' });
    expect(sent).toEqual(['back']);
  });

  it('that never was is no fault', async () => {
    expect(await archivePartnership(anOutside(), 'nowhere')).toBe('never-there');
  });

  it('tells the old address of one that it changes, holds codes and signing, and asks what is open again', async () => {
    const outside = anOutside();
    await applyFile(outside, file);
    expect(await applyFile(outside, withEmail('lead-alder', 'moved@valley.example'))).toEqual(ok('changed'));
    const person = await outside.store.get(people.key(id, 'lead-alder'));
    const { email, held } = person ? decode(people, person) : {};
    expect(email).toBe('moved@valley.example');
    expect(held?.until).toBeDefined();
    const item = await outside.store.get(changes.key(id, held?.change ?? ''));
    const change = item && decode(changes, item);
    expect(change).toMatchObject({ kind: 'address', way: 'file', by: 'system', state: 'done' });
    expect(change?.people[0]).toMatchObject({ person: 'lead-alder', was: { email: 'lead-alder@valley.example' } });
    expect(change?.told.length).toBeGreaterThan(0);
    await deliverDue(outside, {
      ...workflowHandlers(outside),
      task: async () => undefined,
      mail: mailHandler(outside),
    });
    const old = outside.heard.mails.filter(({ to }) => to.address === 'lead-alder@valley.example');
    expect(old.map(({ subject }) => subject)).toEqual(['Your address for Valley was changed. Was this right?']);
  });
});
