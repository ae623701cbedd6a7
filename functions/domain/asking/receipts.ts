/** Which answers bring their giver a receipt: decisions, signatures, returns. */
import type { Answer } from './answer.ts';

const confirmed: readonly Answer['does'][] = [
  'support',
  'agree',
  'ask-change',
  'decline',
  'record-meeting',
  'act-as-chair',
  'sign',
  'send-return',
];

export const hasReceipt = ({ does }: Pick<Answer, 'does'>): boolean => confirmed.includes(does);
