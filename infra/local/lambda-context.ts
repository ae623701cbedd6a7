/** The context that Lambda gives a handler, as far as it means anything here. */
import type { Context } from 'aws-lambda';

const timeLeftMs = 30_000;
const nothing = (): void => undefined;

export const lambdaContext = (requestId: string): Context => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'web',
  functionVersion: 'local',
  invokedFunctionArn: 'local',
  logGroupName: 'local',
  logStreamName: 'local',
  memoryLimitInMB: '0',
  getRemainingTimeInMillis: () => timeLeftMs,
  done: nothing,
  fail: nothing,
  succeed: nothing,
});
