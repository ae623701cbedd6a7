/** Makes the parameter that holds the keys behind links, once. */
import { randomBytes } from 'node:crypto';
import { ParameterAlreadyExists, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { type LinkKeySettings, linkKeyBytes } from '../link-keys.ts';

/** `key` encrypts them; without one, the account's own for parameters does. `already-there`: it is left as it is, whatever it holds: new keys would break every open link. */
export const makeLinkKeys = async (
  client: SSMClient,
  name: string,
  key?: string,
): Promise<'made' | 'already-there'> => {
  const settings: LinkKeySettings = { current: 1, keys: { 1: randomBytes(linkKeyBytes).toString('base64url') } };
  const command = new PutParameterCommand({
    Name: name,
    Description: 'The keys behind the links in mails, by number. Without them every open link is dead.',
    Type: 'SecureString',
    ...(key !== undefined && { KeyId: key }),
    Tier: 'Standard',
    Value: JSON.stringify(settings),
    Overwrite: false,
  });
  try {
    await client.send(command);
    return 'made';
  } catch (error) {
    if (error instanceof ParameterAlreadyExists) return 'already-there';
    throw error;
  }
};
