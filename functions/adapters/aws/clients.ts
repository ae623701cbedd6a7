/** What every client of a service is made with. */
import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Short waits, since whoever called us waits too. A function finds its credentials in its environment, and nowhere else. */
export const clientDefaults = () => ({
  ...(process.env.AWS_REGION && { region: process.env.AWS_REGION }),
  credentials: fromEnv(),
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true },
});

/** The name of what a service refused, for a log: its message may hold a person's words or number. */
export const nameOfRefusal = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
