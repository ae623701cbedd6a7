export {
  type DynamoDbEmulator,
  hasDynamoDbEmulator,
  startDynamoDbEmulator,
} from '../../infra/proof/emulators/dynamodb.ts';
