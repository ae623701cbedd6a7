/**
 * What our functions call beside the table: the Parameter Store, Step Functions, SES, Lambda, S3, and the address to which
 * CloudFormation is answered. They say what the services say, in so far as our functions ask.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import PostalMime, { type Email } from 'postal-mime';
import * as z from 'zod';
import type { Engine } from '../../local/engine/engine.ts';

type Asked = { readonly request: IncomingMessage; readonly path: string; readonly body: Buffer };
/** A text message as the service takes it. */
export type SentText = { readonly effect: string; readonly number: string; readonly text: string; readonly at: string };
/** What was sent, oldest first: emails as they were parsed, and text messages. */
export type Sent = Email | SentText;

type Answer = { readonly status?: number; readonly type?: string; readonly body?: string | Uint8Array };

const Start = z.object({ stateMachineArn: z.string(), name: z.string(), input: z.string() });
const Success = z.object({ taskToken: z.string(), output: z.string() });
const Named = z.object({ Name: z.string() });
const TextMessage = z.object({
  DestinationPhoneNumber: z.string(),
  MessageBody: z.string(),
  Context: z.object({ effect: z.string() }),
});
const Put = Named.extend({ Value: z.string() });

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};
const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/x-amz-json-1.0',
  body: JSON.stringify(value),
});
const refused = (type: string): Answer => json({ __type: type, message: type }, 400);

export type Services = Awaited<ReturnType<typeof openServices>>;

type Needs = {
  readonly engine: () => Engine;
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  readonly now: () => Date;
};

export const openServices = async ({ engine, invoke, now }: Needs) => {
  const parameters = new Map<string, string>();
  const files = new Map<string, Buffer>();
  const sent: Sent[] = [];
  const resourceAnswers: unknown[] = [];

  const targets: Readonly<Record<string, (body: unknown) => Answer>> = {
    'AmazonSSM.PutParameter': (body) => {
      const { Name, Value } = Put.parse(body);
      if (parameters.has(Name)) return refused('ParameterAlreadyExists');
      parameters.set(Name, Value);
      return json({ Version: 1 });
    },
    'AmazonSSM.GetParameter': (body) => {
      const value = parameters.get(Named.parse(body).Name);
      return value === undefined ? refused('ParameterNotFound') : json({ Parameter: { Value: value } });
    },
    'PinpointSMSVoiceV2.SendTextMessage': (body) => {
      const { DestinationPhoneNumber: number, MessageBody: text, Context } = TextMessage.parse(body);
      sent.push({ effect: Context.effect, number, text, at: now().toISOString() });
      return json({ MessageId: `t-${sent.length}` });
    },
    'AWSStepFunctions.StartExecution': (body) => {
      const { stateMachineArn, name, input } = Start.parse(body);
      const workflow =
        stateMachineArn
          .split(':')
          .at(-1)
          ?.replace(/^SchoolPartnerships-/, '') ?? '';
      const started = engine().start({ workflow, name, input: JSON.parse(input) });
      if (!started.started && started.why !== 'input-too-large') return refused('ExecutionAlreadyExists');
      return started.started ? json({ executionArn: name, startDate: 0 }) : refused('InvalidExecutionInput');
    },
    'AWSStepFunctions.SendTaskSuccess': (body) => {
      const { taskToken, output } = Success.parse(body);
      return engine().succeedTask(taskToken, JSON.parse(output)) === 'ok' ? json({}) : refused('TaskDoesNotExist');
    },
  };

  const sendMail = async (form: URLSearchParams): Promise<Answer> => {
    const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
    sent.push(await PostalMime.parse(raw));
    const body = `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>m-${sent.length}</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
    return { type: 'text/xml', body };
  };
  const file = (method: string | undefined, path: string, body: Buffer): Answer => {
    if (method === 'PUT') files.set(path, body);
    const kept = files.get(path);
    return kept
      ? { body: method === 'PUT' ? '' : kept }
      : { status: 404, type: 'application/xml', body: '<Error><Code>NoSuchKey</Code></Error>' };
  };

  const answerTo = async ({ request, path, body }: Asked): Promise<Answer> => {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string')
      return targets[target]?.(JSON.parse(body.toString())) ?? refused('UnknownOperation');
    if (path.startsWith('/cloudformation')) {
      resourceAnswers.push(JSON.parse(body.toString()));
      return {};
    }
    const called = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1];
    if (called !== undefined) return json(await invoke(decodeURIComponent(called), JSON.parse(body.toString())));
    if (body.toString('latin1', 0, 200).includes('Action=SendRawEmail'))
      return sendMail(new URLSearchParams(body.toString()));
    return file(request.method, path, body);
  };

  const respond = (response: ServerResponse, { status = 200, type, body = '' }: Answer): void => {
    response.writeHead(status, type === undefined ? {} : { 'content-type': type });
    response.end(body);
  };
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    readBody(request)
      .then((body) => answerTo({ request, path, body }))
      .then(
        (answer) => respond(response, answer),
        (error) => respond(response, { status: 500, body: String(error) }),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    sent: sent as readonly Sent[],
    parameters: parameters as ReadonlyMap<string, string>,
    files: files as ReadonlyMap<string, Buffer>,
    resourceAnswers: resourceAnswers as readonly unknown[],
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
};
