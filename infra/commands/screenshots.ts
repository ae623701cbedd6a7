/**
 * `npm run screenshots -- [FOLDER]`: lives the demonstration's year and writes every page and every kind of mail, as a
 * phone and a desktop show them, into one contact sheet; and the README's three pictures anew.
 */
import { join, resolve } from 'node:path';
import { launchBrowser } from '../proof/browser/launch.ts';
import { writeContactSheet } from '../proof/screenshots/contact-sheet.ts';
import { livedYear } from '../proof/screenshots/lived-year.ts';
import { writePictures } from '../proof/screenshots/pictures.ts';

const folder = resolve(process.argv[2] ?? '.build/screenshots');
const [browser, year] = await Promise.all([launchBrowser(), livedYear()]);
try {
  await writePictures(browser, year);
  const count = await writeContactSheet(browser, year, folder);
  console.log(`${count} pages and mails: ${join(folder, 'index.html')}`);
  for (const fault of year.faults) console.error(fault);
  if (year.faults.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
}
