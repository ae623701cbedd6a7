import type { Request } from './request.ts';

/** Signatures and votes belong to those who were authorised to give them; everything else can go to the right person. */
export const canHandOver = (request: Pick<Request, 'kind' | 'step'>): boolean => {
  if (request.kind === 'sign-mou' || request.kind === 'sign-data-agreement') return false;
  return request.step?.means !== 'written-resolution' && request.step?.means !== 'chairs-action';
};
