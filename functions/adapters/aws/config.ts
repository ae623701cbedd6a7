/** What a function is told by its environment, read once. The stacks in `infra/cloud` set every variable that is read here. */
import * as z from 'zod';

const text = z.string().min(1);

const Environment = z.object({
  TABLE_NAME: text,
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  SENDER_NAME: text,
  SENDER_ADDRESS: z.email(),
  /** Name of the SecureString that holds the keys behind links. */
  LINK_KEYS: text.optional(),
  /** Number of the key that new links are made with. It is no secret. */
  LINK_KEY_NUMBER: z.coerce.number().int().positive(),
  /** Address of the stylesheet, with its hash. */
  STYLESHEET: text,
  /** The name that text messages come from; without one, none are sent. */
  TEXT_SENDER: text.optional(),
  /** Of those that offer PDFs: the function that makes them. */
  PAPERS_FUNCTION: text.optional(),
});

export class BadConfiguration extends Error {
  constructor(lines: readonly string[]) {
    super(`These variables are missing or wrong:\n${lines.join('\n')}`);
    this.name = 'BadConfiguration';
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Throws BadConfiguration with a line for every fault. */
const read = <S extends z.ZodType>(schema: S, variables: Variables): z.infer<S> => {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new BadConfiguration(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
};

export const readConfig = (variables: Variables = process.env) => {
  const { TABLE_NAME, PUBLIC_URL, SENDER_NAME, SENDER_ADDRESS, STYLESHEET, ...links } = read(Environment, variables);
  return {
    tableName: TABLE_NAME,
    linkKeysParameter: links.LINK_KEYS,
    linkKeyNumber: links.LINK_KEY_NUMBER,
    papersFunction: links.PAPERS_FUNCTION,
    textSender: links.TEXT_SENDER,
    settings: {
      publicUrl: PUBLIC_URL,
      sender: { name: SENDER_NAME, address: SENDER_ADDRESS },
      sendsTexts: links.TEXT_SENDER !== undefined,
      secureCookies: PUBLIC_URL.startsWith('https:'),
      stylesheet: STYLESHEET,
    },
  };
};
export type Config = ReturnType<typeof readConfig>;

/** Of the delivery: what the name of each state machine follows in its ARN. */
export const readWorkflowArns = (variables: Variables = process.env): string =>
  read(z.object({ WORKFLOW_ARNS: text }), variables).WORKFLOW_ARNS;

/** Of the post: the configuration set whose events come back to us. */
export const readConfigurationSet = (variables: Variables = process.env): string =>
  read(z.object({ CONFIGURATION_SET: text }), variables).CONFIGURATION_SET;

/** Of the function that makes PDFs: where it keeps them. */
export const readBucket = (variables: Variables = process.env): { readonly name: string; readonly region: string } => {
  const { DOCUMENTS_BUCKET, AWS_REGION } = read(z.object({ DOCUMENTS_BUCKET: text, AWS_REGION: text }), variables);
  return { name: DOCUMENTS_BUCKET, region: AWS_REGION };
};

/** Of a task function: the task that it carries out. */
export const readTaskName = (variables: Variables = process.env): string =>
  read(z.object({ TASK: text }), variables).TASK;
