/** `npm run test:quick`: the rules, the store, the engine and the workflows, without a browser and without a cloud. */
import { defineConfig, mergeConfig } from 'vitest/config';
import all from './vitest.config.ts';

const rooms = [
  'domain',
  'records',
  'asking',
  'delivery',
  'workflows',
  'mail-feedback',
  'partnership',
  'leaving',
  'adapters/local',
  'local/engine',
  'activities',
];

export default mergeConfig(
  { ...all, test: { ...all.test, include: [] } },
  defineConfig({ test: { include: rooms.map((room) => `test/${room}/**/*.test.{ts,tsx}`) } }),
);
