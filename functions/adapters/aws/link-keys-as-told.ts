/** The keys behind links, for a function that is told where they are kept: the pages, the decisions and the post. */
import type { LinkKeys } from '../../ports.ts';
import { readConfig } from './config.ts';
import { parameterClient, readParameter } from './ssm-parameter.ts';

/** Nothing for a function that is told of none. Throws ParameterUnreadable, and a ZodError for keys that cannot be used. */
export const linkKeysAsTold = async (): Promise<LinkKeys | undefined> => {
  const { linkKeysParameter, linkKeyNumber } = readConfig();
  if (linkKeysParameter === undefined) return undefined;
  const text = await readParameter(parameterClient(), linkKeysParameter);
  const { createLinkKeys, LinkKeySettings } = await import('../link-keys.ts');
  return createLinkKeys({ ...LinkKeySettings.parse(JSON.parse(text)), current: linkKeyNumber });
};
