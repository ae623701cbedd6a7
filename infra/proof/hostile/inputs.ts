/** What a hostile hand types, and which of it no field may take. */

/** In any field: too long, not to be seen, markup, commands, headers, formulas, names that programs use themselves. */
const strings: readonly string[] = [
  '',
  ' \t\n ',
  'a'.repeat(100_000),
  'a\u0000b',
  '\u202Egnp.exe',
  '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>',
  "'; DROP TABLE items; --",
  '=HYPERLINK("http://evil.example")',
  'Subject: x\r\nBcc: everybody@evil.example',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '{"$ne":null}',
  'é'.repeat(3000),
  '%00%ff%fe',
  '\uD800',
  '{{7*7}}<%= 7*7 %>',
  '\u200B\u2060\uFEFF',
];

const numbers: readonly string[] = [
  '-1',
  '1e999',
  '99999999999999999999',
  '0.1e-7',
  'NaN',
  'Infinity',
  '0x1F',
  '٣',
  '1,5',
  '--3',
];

const dates: readonly string[] = ['31', '2027-02-30', '0', '13', '99', '0000', '-5', '29/2/2027', '1e1', '275761'];

export const hostileWords: readonly string[] = [...strings, ...numbers, ...dates];

/** Fields for whole numbers: the parts of dates, votes, counts. */
const isForNumbers = (name: string): boolean =>
  /(^|-)(day|month|year)$|^(inPost|present|for|against|abstained)$/i.test(name);

const isNumber = (value: string): boolean => /^\s*\d{1,4}\s*$/.test(value);

/** Whether somebody who could save this in that field was let in; empty may mean that nothing was filled in. */
export const mustBeRefused = (name: string, value: string): boolean =>
  isForNumbers(name) && value.trim() !== '' && !isNumber(value);

/** What must never lie in the store, whatever was typed: letters that cannot be seen, or fields that no form has. */
const never: readonly string[] = ['\\u0000', '\u202E', '\\ud800', '"role":"hostile"', '"status":"hostile"'];
export const keepsTheForbidden = (body: string): boolean => never.some((text) => body.includes(text));
