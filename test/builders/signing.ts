/** Signs as people do: with a code from their mail where the device is new. */
import { codeFor } from '../../functions/web/code.ts';
import type { Filling, Page } from '../../infra/proof/demonstration/browser.ts';
import type { OpenRequest } from './open-request.ts';

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
