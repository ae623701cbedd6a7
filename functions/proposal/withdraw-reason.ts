/** Why a proposal is withdrawn, as typed. */
import * as z from 'zod';
import { Words } from '../domain/values.ts';

const tooShort = 'Say why, in a few words';

export const WithdrawReason = z
  .string(tooShort)
  .max(2000, 'Use at most 2,000 characters')
  .pipe(Words)
  .pipe(z.string().min(3, tooShort));
