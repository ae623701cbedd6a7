/** What a Task's Resource asks for. */
export type Resource =
  /** A function's own ARN: the state's arguments are its payload, its return value the result. */
  | { kind: 'function'; functionName: string; callback: false }
  /** lambda:invoke: FunctionName and Payload in, an envelope with Payload out. With `callback`, a token's output. */
  | { kind: 'invoke'; callback: boolean }
  /** states:startExecution: with `sync` the result is the started execution's description. */
  | { kind: 'execution'; sync: 'none' | 'text' | 'json' }
  /** Any other integration, answered by whoever made the engine. */
  | { kind: 'service'; callback: boolean };

const functionArn = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)(?::[^:]+)?$/;
const integrationArn = /^arn:[^:]+:states:[^:]*:[^:]*:(.+?)(\.waitForTaskToken|\.sync:2|\.sync)?$/;
const answersOf = { '.sync': 'text', '.sync:2': 'json' } as const;

/** Reads a Task's Resource; undefined when it is none that a state machine could have. */
export const readResource = (arn: string): Resource | undefined => {
  const functionName = functionArn.exec(arn)?.[1];
  if (functionName !== undefined) return { kind: 'function', functionName, callback: false };
  const [, action, pattern] = integrationArn.exec(arn) ?? [];
  const callback = pattern === '.waitForTaskToken';
  if (action === 'lambda:invoke') return { kind: 'invoke', callback };
  if (action === 'states:startExecution' && !callback) {
    return { kind: 'execution', sync: pattern === '.sync' || pattern === '.sync:2' ? answersOf[pattern] : 'none' };
  }
  return action === undefined ? undefined : { kind: 'service', callback };
};

/** The bare name of a function or workflow, given its name or any ARN that ends with it. */
export const bareName = (nameOrArn: string): string =>
  functionArn.exec(nameOrArn)?.[1] ?? nameOrArn.slice(nameOrArn.lastIndexOf(':') + 1);

/** The service named in an integration's ARN, as the size error calls it: `lambda` for lambda:invoke. */
export const serviceName = (arn: string): string => {
  const action = integrationArn.exec(arn)?.[1];
  return action?.split(':').at(-2) ?? arn;
};
