/** Reads one SecureString of the Parameter Store, once at the start of a process. */
import { GetParameterCommand, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { clientDefaults, nameOfRefusal } from './clients.ts';

export class ParameterUnreadable extends Error {
  constructor(name: string, because: string) {
    super(`${name} cannot be read: ${because}`);
    this.name = 'ParameterUnreadable';
  }
}

export const parameterClient = (more: SSMClientConfig = {}): SSMClient =>
  new SSMClient({ ...clientDefaults(), maxAttempts: 4, ...more });

/** The value, decrypted. Throws ParameterUnreadable; the client tries again where the service is busy or away. */
export const readParameter = async (client: SSMClient, name: string): Promise<string> => {
  const answer = await client
    .send(new GetParameterCommand({ Name: name, WithDecryption: true }))
    .catch((error: unknown) => {
      throw new ParameterUnreadable(name, nameOfRefusal(error));
    });
  const value = answer.Parameter?.Value;
  if (value === undefined) throw new ParameterUnreadable(name, 'it holds nothing');
  return value;
};
