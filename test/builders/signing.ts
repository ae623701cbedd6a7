/** Signs as people do: with a code from their mail where the device is new. */

import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { codeFor } from '../../functions/web/code.ts';
import { createBrowser, type Filling, type Page } from '../../infra/proof/demonstration/browser.ts';
import type { OpenRequest } from './open-request.ts';
import type { YearWorld } from './year.ts';

type Mailing = Pick<OpenRequest, 'outside' | 'effects'>;

/** The newest code that was mailed, to anybody or to this person. */
export const mailedCode = async (world: Mailing, person?: string): Promise<string> => {
  const mails = (await world.effects('mail')).filter(({ template }) => template === 'sign-code');
  const { details } = mails.findLast(({ to }) => person === undefined || to === person) ?? {};
  const code = codeFor(world.outside.linkKeys, Number(details?.keyNumber), String(details?.codeId));
  if (code === undefined) throw new Error('no code was mailed');
  return code;
};

/** People of tests are named after their ids: "Birch Board 1" is `birch-board-1`. */
const personOn = ({ text }: Page): string =>
  (/This page is for ([^.]+)\./.exec(text)?.[1] ?? '').toLowerCase().replaceAll(' ', '-');

/** The form to sign with, after a code was asked for where one is needed; and the code. */
export const signingForm = async (world: Mailing, page: Page): Promise<{ form: Page; code?: string }> => {
  if (page.$('[name=typedName]').length > 0 && page.$('[name=code]').length === 0) return { form: page };
  const form = page.$('[name=code]').length > 0 ? page : await page.submit({}, { button: 'Send me a code' });
  return { form, code: await mailedCode(world, personOn(form)) };
};

/** Fills in and sends the form to sign with. */
export const submitSigned = async (world: Mailing, page: Page, filling: Filling): Promise<Page> => {
  const { form, code } = await signingForm(world, page);
  return form.submit({ ...filling, ...(code === undefined ? {} : { code }) }, { button: 'Sign' });
};

/** Makes the agreement and asks for signatures: what a person was asked, and the page that their link opens. */
export const signingOf = async (world: YearWorld, person: string) => {
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  const asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
  return { asked, open: async () => createBrowser(world.url).open(await world.linkOf(person, asked)) };
};

/** Asks for the code on that page, and signs with it. */
export const signNow = async (world: YearWorld, page: Page, person: string, typedName: string): Promise<Page> => {
  const form = await page.submit({}, { button: 'Send me a code' });
  const code = await mailedCode(world, person);
  return form.submit({ read: 'yes', typedName, code }, { button: 'Sign' });
};
