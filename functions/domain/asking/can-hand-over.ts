import type { Request, RequestKind } from './request.ts';

/** What only its own person can do: sign, write as the lead, take a part on, answer as a head for the children's safety. */
const onlyTheirs: readonly RequestKind[] = [
  'sign-mou',
  'sign-data-agreement',
  'write-proposal',
  'confirm-successor',
  'restart-activity',
  'confirm-leaving',
  'confirm-staying',
  'mediate',
  'review-focus',
  'check-facts',
];

/** Signatures and votes belong to those who were authorised to give them; everything else can go to the right person. */
export const canHandOver = (request: Pick<Request, 'kind' | 'step'>): boolean => {
  if (onlyTheirs.includes(request.kind)) return false;
  return request.step?.means !== 'written-resolution' && request.step?.means !== 'chairs-action';
};
