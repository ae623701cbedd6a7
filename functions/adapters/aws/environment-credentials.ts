/**
 * A Lambda function finds its credentials in its environment, and nowhere else. The bundles take this in the place of the
 * SDK's search through profiles, single sign-on and instance metadata: a third of their size, and never used there.
 */
type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

export class NoCredentials extends Error {
  constructor() {
    super('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set');
    this.name = 'NoCredentials';
  }
}

export const environmentCredentials = async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new NoCredentials();
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};

/**
 * By the name under which the SDK's clients import their search.
 * @public the bundles put this module in the place of the SDK's own
 */
export const defaultProvider = () => environmentCredentials;
