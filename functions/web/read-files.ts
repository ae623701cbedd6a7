/** Reads a form that brings files (`multipart/form-data`) with Node's own reader, strictly, and no more than it may. */
import { accept, type Refusal, type Result, refuse } from '../domain/result.ts';
import { gathered } from './fields.ts';
import type { PostedFile, PostedForm } from './route.ts';
import { mostFileBytes, mostFormBytes, tooLarge } from './sizes.ts';

/** The most that a form with a file may hold. Bytes. */
export const mostUploadBytes = mostFileBytes + mostFormBytes;

type FilesRefusal = 'too-large' | 'unreadable';

const mostParts = 500;
const longestFilename = 200;

const unreadable = (detail: string): Refusal<FilesRefusal> => refuse('unreadable', detail);

export const isUpload = (contentType: string | undefined): boolean =>
  /^multipart\/form-data *;/i.test(contentType ?? '');

/** Counted before anything is read: tens of thousands of empty parts fit into the size that is allowed. */
const partsIn = (bytes: Buffer, contentType: string): number => {
  const boundary = /boundary="?([^";,]{1,70})/i.exec(contentType)?.[1];
  if (boundary === undefined) return Number.POSITIVE_INFINITY;
  let parts = 0;
  let at = bytes.indexOf(`--${boundary}`);
  while (at >= 0 && parts <= mostParts) {
    parts += 1;
    at = bytes.indexOf(`--${boundary}`, at + 1);
  }
  return parts;
};

/** The name alone, on one line: some browsers send a whole path, and a name may be made to break a page. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').slice(0, longestFilename);

const formIn = async (bytes: Buffer, contentType: string): Promise<FormData | undefined> => {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return undefined;
  }
};

const postedFile = async (file: File): Promise<PostedFile> => ({
  name: plainName(file.name),
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/**
 * The fields and the files, which only the fields in `taken` may bring, one each. A field for a file in which none was
 * chosen brings none. Refuses `too-large` (with the size that came, in words for a person) and `unreadable`.
 */
export const readUpload = async (
  bytes: Buffer,
  contentType: string,
  taken: readonly string[],
): Promise<Result<PostedForm, FilesRefusal>> => {
  if (bytes.length > mostUploadBytes) return tooLarge(bytes.length, mostFileBytes);
  const parts = partsIn(bytes, contentType);
  if (parts === 0 || parts > mostParts) return unreadable(`no fields, or more than ${mostParts}`);
  const form = await formIn(bytes, contentType);
  if (!form) return unreadable('a form that cannot be read');
  const fields: [string, string][] = [];
  const files = new Map<string, PostedFile>();
  let fieldBytes = 0;
  for (const [name, value] of form) {
    // How a browser says that no file was chosen.
    if (value === '' && taken.includes(name)) continue;
    if (typeof value === 'string') {
      fieldBytes += Buffer.byteLength(value);
      fields.push([name, value]);
    } else if (value.name !== '' || value.size > 0) {
      if (!taken.includes(name) || files.has(name)) return unreadable('a file that no form has');
      if (value.size > mostFileBytes) return tooLarge(value.size, mostFileBytes, 'file');
      files.set(name, await postedFile(value));
    }
  }
  if (fieldBytes > mostFormBytes) return tooLarge(fieldBytes, mostFormBytes);
  const read = gathered(fields);
  return read.ok ? accept({ form: read.value, files: Object.fromEntries(files) }) : read;
};
