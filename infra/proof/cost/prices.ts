/**
 * What AWS asks in eu-west-2 (London), US dollars, without any free tier. Written down by hand in November 2026, all of it **from
 * memory**: no page of prices could be opened where this was written. Look them up on aws.amazon.com/SERVICE/pricing before you rely
 * on them. What functions read of a table's stream is free.
 */
export const prices = {
  on: 'November 2026',
  region: 'eu-west-2',
  perMillion: {
    transitions: 25,
    invocations: 0.2,
    httpRequests: 1.16,
    readUnits: 0.149,
    writeUnits: 0.743,
    scheduled: 1,
  },
  perThousandMails: 0.1,
  perGbSecond: 0.0000133334,
  perGbMonthStored: 0.297,
  /** Recovery to any second of 35 days, by what is stored. */
  perGbMonthRecovery: 0.2376,
  perMillionTraces: 5,
  /** A month each, while nobody does anything. */
  perKey: 1,
  perAlarm: 0.1,
  perFigure: 0.3,
  perDashboard: 3,
  perGbLogged: 0.5985,
  perTextMessage: 0.04,
} as const;
