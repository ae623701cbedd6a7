/** What an admin sets in `cdk.json`, under `school-partnerships`. Every fault is named at once, with what is expected. */
import * as z from 'zod';

const Domain = z.strictObject({
  name: z
    .string()
    .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'expected a host name such as partnerships.example.org, without https://'),
  certificateArn: z
    .string()
    .regex(
      /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
      'expected the ARN of a certificate of the same region',
    ),
});

export const CloudSettings = z.strictObject({
  /** Where everything is, people's data too. */
  region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/, 'expected a region such as eu-west-2 (London)'),
  /** Mails come from this address. Its domain must be verified in SES of the same region. */
  sender: z.strictObject({
    name: z.string().min(1, 'expected the name that mails come from').max(60, 'expected at most 60 letters'),
    address: z.email('expected an email address whose domain is verified in SES'),
  }),
  /** The name that text messages come from, for people who prefer them. Without it everybody gets mails. */
  textSender: z
    .string()
    .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/, 'expected 3 to 11 letters and digits, such as SCHOOLS')
    .optional(),
  /** Hears when something is wrong. */
  alarmAddress: z.email('expected the email address of whoever looks after this'),
  /** Names everything of this deploy, so that a trial lives beside the real one in the same account. */
  instance: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/, 'expected up to 16 small letters and digits, such as trial')
    .optional(),
  /** Another table than the one that the platform made: one that was restored (runbook, "Restoring to a point in time"). */
  tableName: z
    .string()
    .regex(/^[a-zA-Z0-9_.-]{3,255}$/, 'expected the name of a table of the same account and region')
    .optional(),
  /** The folder of partnership files, or one that is not in git. */
  partnerships: z.string().min(1, 'expected a folder').default('infra/partnerships'),
  domain: Domain.optional(),
  /** Days that logs are kept. They hold ids, never names or addresses. */
  logDays: z
    .union([14, 30, 60, 90, 180, 365].map((days) => z.literal(days)))
    .default(90)
    .describe('14, 30, 60, 90, 180 or 365'),
  /** Years that the heads of the audit chains are kept beside the table. */
  auditYears: z
    .union([1, 2, 3, 5, 10].map((years) => z.literal(years)))
    .default(10)
    .describe('1, 2, 3, 5 or 10'),
  /** Number of the key that new links are made with; older keys still open theirs (runbook, "A new key for links"). */
  linkKey: z.int().positive().default(1),
  /** Requests a second that the API lets through, and how many at once. */
  requestsPerSecond: z.int().min(5).max(1000).default(50),
});
export type CloudSettings = z.infer<typeof CloudSettings>;

export const settingsKey = 'school-partnerships';

export class BadCloudSettings extends Error {
  constructor(lines: readonly string[]) {
    super(`cdk.json cannot be used yet. Under "context", "${settingsKey}":\n${lines.join('\n')}`);
    this.name = 'BadCloudSettings';
  }
}

const lineFor = ({ path, message, code, ...issue }: z.core.$ZodIssue): string => {
  const keys = code === 'unrecognized_keys' && 'keys' in issue ? ` (${issue.keys.join(', ')})` : '';
  return `  ${path.join('.') || 'the settings'}: ${message}${keys}`;
};

/** On the command line they are one text: `cdk synth -c school-partnerships='{"region":…}'`. */
const parsed = (given: unknown): unknown => {
  if (typeof given !== 'string') return given ?? {};
  try {
    return JSON.parse(given);
  } catch {
    throw new BadCloudSettings(['  the settings: expected JSON']);
  }
};

/** Throws BadCloudSettings. */
export const readCloudSettings = (given: unknown): CloudSettings => {
  const read = CloudSettings.safeParse(parsed(given));
  if (read.success) return read.data;
  throw new BadCloudSettings(read.error.issues.map(lineFor));
};
