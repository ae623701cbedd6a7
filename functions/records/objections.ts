/** Each objection, what both sides said, and what came of it. */
import { Objection } from '../domain/lifecycle/objection.ts';
import { kindInPartnership } from './kind.ts';

export const objections = kindInPartnership('objection', Objection);
