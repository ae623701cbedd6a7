/** Days and years of the settings in CloudWatch's own words, and how long CloudFormation waits. */
import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { CloudSettings } from './settings.ts';

const days: Readonly<Record<number, RetentionDays>> = {
  14: RetentionDays.TWO_WEEKS,
  30: RetentionDays.ONE_MONTH,
  60: RetentionDays.TWO_MONTHS,
  90: RetentionDays.THREE_MONTHS,
  180: RetentionDays.SIX_MONTHS,
  365: RetentionDays.ONE_YEAR,
};
const years: Readonly<Record<number, RetentionDays>> = {
  1: RetentionDays.ONE_YEAR,
  2: RetentionDays.TWO_YEARS,
  3: RetentionDays.THREE_YEARS,
  5: RetentionDays.FIVE_YEARS,
  10: RetentionDays.TEN_YEARS,
};

export const logRetention = ({ logDays }: CloudSettings): RetentionDays => days[logDays] ?? RetentionDays.THREE_MONTHS;
export const auditRetention = ({ auditYears }: CloudSettings): RetentionDays =>
  years[auditYears] ?? RetentionDays.TEN_YEARS;

/**
 * A custom resource that does not answer: CloudFormation would wait for an hour. Its function has two minutes, is called
 * three times at most, and not later than this after it was asked: what came later could undo a rollback.
 */
export const resourceTimeout = Duration.minutes(15);
export const resourceLateness = Duration.minutes(6);
