export {
  type DynamoDbEmulator,
  hasDynamoDbEmulator,
  startDynamoDbEmulator,
} from '../../infra/cloud/dynamodb-emulator.ts';
