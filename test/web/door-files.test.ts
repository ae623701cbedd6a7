import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDoor } from '../../functions/web/door.ts';
import { mostFileBytes } from '../../functions/web/sizes.ts';
import { firstPageEvent } from '../../infra/local/first-page.ts';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import { type Doors, openDoors, routes, seen } from './some-doors.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.stop());
beforeEach(() => {
  seen.length = 0;
});

type Entry = readonly [name: string, value: string | File];
const formOf = (...entries: readonly Entry[]): FormData => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};
const send = (form: FormData, path = '/files') =>
  fetch(`${doors.url}${path}`, { method: 'POST', redirect: 'manual', body: form });
/** Bytes that are no text. */
const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256);
const sheet = new File([bytes], 'C:\\figures\\Autumn\u202e été.csv', { type: 'text/csv' });
const raw = (body: string) => doors.post('/files', body, { 'content-type': 'multipart/form-data; boundary=x' });
const part = (disposition: string, text = '') =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;

describe('a form that brings files', () => {
  it('reaches its route with the fields, and with each file as it was', async () => {
    expect((await send(formOf(['term', 'autumn'], ['tick', '1'], ['tick', '2'], ['sheet', sheet]))).status).toBe(303);
    const [request] = seen;
    expect(request?.form).toEqual({ term: 'autumn', tick: ['1', '2'] });
    expect(Object.keys(request?.files ?? {})).toEqual(['sheet']);
    expect(request?.files?.sheet?.name).toBe('Autumn été.csv');
    expect(Buffer.from(request?.files?.sheet?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it('brings no file where none was chosen, and a form without files is taken too', async () => {
    expect((await send(formOf(['copy', new File([], '')], ['seal', 'ab']))).status).toBe(303);
    expect((await doors.post('/files', 'seal=ab')).status).toBe(303);
    expect(seen.map(({ form, files }) => ({ form, files }))).toEqual([
      { form: { seal: 'ab' }, files: {} },
      { form: { seal: 'ab' }, files: {} },
    ]);
  });

  it('comes through the gateway as it comes over HTTP', async () => {
    const whole = new Request('http://x', { method: 'POST', body: formOf(['sheet', sheet]) });
    const body = Buffer.from(await whole.arrayBuffer());
    const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
    const event = firstPageEvent();
    const http = { ...event.requestContext.http, method: 'POST', path: '/files' };
    const posted = { ...event, rawPath: '/files', headers, body: body.toString('base64'), isBase64Encoded: true };
    const direct = createDoor(routes, doors.outside);
    const context = { ...event.requestContext, http };
    expect((await direct({ ...posted, requestContext: context }, lambdaContext('one'))).statusCode).toBe(303);
    expect(Buffer.from(seen[0]?.files?.sheet?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('a form with files is refused', () => {
  it('where the route takes none', async () => {
    await doors.expectProblemPage(await send(formOf(['sheet', sheet]), '/things'), 415);
    expect(seen).toEqual([]);
  });

  it.each([
    ['a field that may bring none', formOf(['other', sheet])],
    ['two files in one field', formOf(['sheet', sheet], ['sheet', sheet])],
    ['a field that reaches into our objects', formOf(['__proto__', 'x'])],
    ['a text with a NUL', formOf(['seal', 'a\0b'])],
  ])('with %s', async (_, form) => {
    await doors.expectProblemPage(await send(form), 400);
    expect(seen).toEqual([]);
  });

  it.each([
    ['no end', part('name="a"')],
    ['another boundary', '--y\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n--y--\r\n'],
    ['thousands of parts', `${part('name="a"').repeat(40_000)}--x--\r\n`],
    ['a part without a name', `${part('filename="a.csv"')}--x--\r\n`],
  ])('with %s', async (_, body) => {
    await doors.expectProblemPage(await raw(body), 400);
    expect(seen).toEqual([]);
  });

  it('with no boundary at all', async () => {
    const answer = await doors.post('/files', part('name="a"'), { 'content-type': 'multipart/form-data; boundary=' });
    await doors.expectProblemPage(answer, 400);
  });

  it('over 2 MB, naming the size that came and the limit, whether it comes with its length or without', async () => {
    const large = (size: number) => formOf(['sheet', new File([new Uint8Array(size)], 'large.csv')]);
    expect((await send(large(mostFileBytes))).status).toBe(303);
    const said = 'The most that we take here is 2 MB.';
    const over = await doors.expectProblemPage(await send(large(mostFileBytes + 1)), 413);
    expect(over).toContain(`The file that you sent is 2.1 MB. ${said}`);
    const far = await doors.expectProblemPage(await send(large(5 * 1024 * 1024)), 413);
    expect(far).toContain(`What you sent is 5.1 MB. ${said}`);
    expect(seen).toHaveLength(1);
  });
});
