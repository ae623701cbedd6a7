import type { Message } from '../../functions/ports.ts';

export const aMessage = (id: string, overrides: Partial<Message> = {}): Message => ({
  id,
  to: { name: 'Priya Shah', address: 'priya@birch.example' },
  subject: 'Please read the proposal',
  text: 'Dear Priya,\n\nplease read the proposal.\n',
  html: '<p>Dear Priya,</p><p>please read the proposal.</p>',
  ...overrides,
});
