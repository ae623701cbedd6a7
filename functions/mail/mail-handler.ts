/** Carries out a mail effect: who it goes to and what it says are looked up when it leaves. */
import * as z from 'zod';
import type { EffectHandlers } from '../delivery/handlers.ts';
import { signInMail } from '../people/sign-in/mail.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { people } from '../records/kinds.ts';

const SignInDetails = z.object({ signIn: z.string(), keyNumber: z.number() });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const mailHandler =
  (outside: Outside): EffectHandlers['mail'] =>
  async (payload, effect) => {
    const item = await outside.store.get(people.key(payload.partnership, payload.to));
    if (!item) return;
    const person = decode(people, item);
    if (payload.template !== 'sign-in') return;
    const said = signInMail(outside, { ...SignInDetails.parse(payload.details), name: person.name });
    if (!said) return;
    await outside.mailer.send({
      id: effect.id,
      to: { name: person.name, address: person.email },
      subject: said.subject,
      text: [...said.paragraphs, said.link].join('\n\n'),
      html: [...said.paragraphs.map(escaped), `<a href="${escaped(said.link)}">${escaped(said.link)}</a>`]
        .map((paragraph) => `<p>${paragraph}</p>`)
        .join('\n'),
    });
  };
