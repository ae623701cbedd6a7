/**
 * What AWS asks in eu-west-2 (London), US dollars, without any free tier. As published in November 2026, written down by hand:
 * look them up again before you rely on them.
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
    streamReads: 0.235,
    scheduled: 1,
  },
  perThousandMails: 0.1,
  perGbSecond: 0.0000133334,
  perGbMonthStored: 0.297,
  perGbLogged: 0.5985,
  perTextMessage: 0.04,
} as const;
