/**
 * What a function is told by its environment, read once. The stacks in `infra/cloud` set every variable that is read here.
 * Read without zod, which no function then needs as it starts.
 */
import { type WorkflowTask, workflowTasks } from '../../domain/work-names.ts';

export class BadConfiguration extends Error {
  constructor(lines: readonly string[]) {
    super(`These variables are missing or wrong:\n${lines.join('\n')}`);
    this.name = 'BadConfiguration';
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

type Read = (text: string) => string | undefined;
const some: Read = (text) => (text === '' ? undefined : text);
const webAddress: Read = (text) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text.replace(/\/$/, '') : undefined;
const mailAddress: Read = (text) => (/^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined);
const wholeNumber: Read = (text) => (/^[1-9]\d{0,8}$/.test(text) ? text : undefined);

/** What is needed, by the variable's name. Throws BadConfiguration with a line for every fault. */
const read = <Name extends string>(
  needed: Readonly<Record<Name, Read>>,
  variables: Variables,
): Record<Name, string> => {
  const names = Object.keys(needed) as Name[];
  const found = names.map((name) => [name, needed[name](variables[name] ?? '')] as const);
  const wrong = found.filter(([, value]) => value === undefined).map(([name]) => name);
  if (wrong.length > 0) throw new BadConfiguration(wrong);
  return Object.fromEntries(found) as Record<Name, string>;
};

export const readConfig = (variables: Variables = process.env) => {
  const known = read(
    {
      TABLE_NAME: some,
      PUBLIC_URL: webAddress,
      SENDER_NAME: some,
      SENDER_ADDRESS: mailAddress,
      // Number of the key that new links are made with. It is no secret.
      LINK_KEY_NUMBER: wholeNumber,
      // Address of the stylesheet, with its hash.
      STYLESHEET: some,
    },
    variables,
  );
  return {
    tableName: known.TABLE_NAME,
    /** Name of the SecureString that holds the keys behind links. */
    linkKeysParameter: variables.LINK_KEYS,
    linkKeyNumber: Number(known.LINK_KEY_NUMBER),
    /** The name that text messages come from; without one, none are sent. */
    textSender: variables.TEXT_SENDER,
    settings: {
      publicUrl: known.PUBLIC_URL,
      sender: { name: known.SENDER_NAME, address: known.SENDER_ADDRESS },
      sendsTexts: variables.TEXT_SENDER !== undefined,
      secureCookies: known.PUBLIC_URL.startsWith('https:'),
      stylesheet: known.STYLESHEET,
    },
  };
};
export type Config = ReturnType<typeof readConfig>;

/** Of the delivery: what the name of each state machine follows in its ARN. */
export const readWorkflowArns = (variables: Variables = process.env): string =>
  read({ WORKFLOW_ARNS: some }, variables).WORKFLOW_ARNS;

/** Of the post: the configuration set whose events come back to us. */
export const readConfigurationSet = (variables: Variables = process.env): string =>
  read({ CONFIGURATION_SET: some }, variables).CONFIGURATION_SET;

/** Of those that offer PDFs: the name of the function that makes them. */
export const readPapersFunction = (variables: Variables = process.env): string | undefined => variables.PAPERS_FUNCTION;

/** The one object that those functions may read: `infra/cloud` grants no other. */
export const registerKey = 'register/schools.json.gz';

/** Of those that show schools: the bucket in which the register lies. */
export const readRegisterBucket = (variables: Variables = process.env): string | undefined => variables.REGISTER_BUCKET;

/** Of the function that makes PDFs: where it keeps them. */
export const readBucket = (variables: Variables = process.env): string =>
  read({ DOCUMENTS_BUCKET: some }, variables).DOCUMENTS_BUCKET;

/** Of a task function: the task that it carries out. */
export const readTaskName = (variables: Variables = process.env): WorkflowTask => {
  const task = workflowTasks.find((name) => name === variables.TASK);
  if (task === undefined) throw new BadConfiguration(['TASK']);
  return task;
};
