/** Reads a form that brings files (`multipart/form-data`) with Node's own reader, strictly, and no more than it may. */
import { accept, type Refusal, type Result, refuse } from '../domain/result.ts';
import { gathered } from './fields.ts';
import type { ReadingJob } from './read-apart.ts';
import type { PostedFile, PostedForm } from './route.ts';
import { mostFileBytes, mostFormBytes, tooLarge } from './sizes.ts';

/** The most that a form with a file may hold. Bytes. */
export const mostUploadBytes = mostFileBytes + mostFormBytes;

type FilesRefusal = 'too-large' | 'unreadable';

/** `taken`: the fields that may bring a file. */
export type Upload = { readonly bytes: Uint8Array; readonly contentType: string; readonly taken: readonly string[] };

const mostParts = 500;
const longestFilename = 200;

const unreadable = (detail: string): Refusal<FilesRefusal> => refuse('unreadable', detail);

export const isUpload = (contentType: string | undefined): boolean =>
  /^multipart\/form-data *;/i.test(contentType ?? '');

const longestContentType = 300;
const parameter = /\s*;\s*([\w.-]{1,40})=(?:"([^"\\]{0,100})"|([^\s;",]{1,100}))/y;
const boundaryLetters = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;

/**
 * What parts the parts, read once: whoever counts them and whoever reads them go by the same. Nothing where it is said twice,
 * or in any way that two readers could take for two things.
 */
export const boundaryOf = (contentType: string): string | undefined => {
  if (!isUpload(contentType) || contentType.length > longestContentType) return undefined;
  const said = contentType.trimEnd();
  const found: string[] = [];
  let at = 'multipart/form-data'.length;
  while (at < said.length) {
    parameter.lastIndex = at;
    const [whole, name = '', quoted, plain] = parameter.exec(said) ?? [];
    if (whole === undefined) return undefined;
    if (name.toLowerCase() === 'boundary') found.push(quoted ?? plain ?? '');
    at += whole.length;
  }
  const [boundary, another] = found;
  return boundary !== undefined && another === undefined && boundaryLetters.test(boundary) ? boundary : undefined;
};

/** Counted before anything is read: tens of thousands of empty parts fit into the size that is allowed. */
const partsIn = (bytes: Buffer, boundary: string): number => {
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

const formIn = async (bytes: Buffer, boundary: string): Promise<FormData | undefined> => {
  try {
    return await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    }).formData();
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
const readUpload = async ({ bytes: sent, contentType, taken }: Upload): Promise<Result<PostedForm, FilesRefusal>> => {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  if (bytes.length > mostUploadBytes) return tooLarge(bytes.length, mostFileBytes);
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return unreadable('a boundary that can be read in two ways, or none');
  const parts = partsIn(bytes, boundary);
  if (parts === 0 || parts > mostParts) return unreadable(`no fields, or more than ${mostParts}`);
  const form = await formIn(bytes, boundary);
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

export const uploads: ReadingJob<Upload, Result<PostedForm, FilesRefusal>> = { name: 'upload', read: readUpload };
