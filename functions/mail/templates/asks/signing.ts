/** The agreement and the data agreement: two papers, signed apart. */

import { activeParties } from '../../../domain/partnership/partnership.ts';
import { byDay, dayAndDate } from '../../../domain/wording.ts';
import { askedByLead } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import { allBoards, partnershipNamed, partyName, schoolName } from '../../phrases.ts';
import { type AskOf, stillBy } from './ask.ts';

/** For whom this person signs: their party, their school, or both. */
const signsFor = ({ partnership, person }: AskContext): { party?: string; school?: string } => {
  const party = activeParties(partnership).find((one) => one.signatories.includes(person.id));
  const school = partnership.schools.find((one) => one.head === person.id);
  return {
    ...(party ? { party: partyName(partnership, party.id) } : {}),
    ...(school ? { school: schoolName(partnership, school.urn) } : {}),
  };
};

const inWhoseName = (context: AskContext): string => {
  const { party, school } = signsFor(context);
  if (party) return `${allBoards(context.partnership)} said yes, and yours named you to sign.`;
  const where = school ? ` of ${school}` : '';
  return `${allBoards(context.partnership)} said yes. You sign as head${where}.`;
};

export const agreementAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const by = byDay(request.dueOn, context.today);
  const { party, school } = signsFor(context);
  return {
    subject: `Please sign the ${here} agreement ${by}`,
    reminder: `please sign the ${here} agreement${stillBy(context)}`,
    opening: [
      inWhoseName(context),
      'It is not meant to bind in law, but it lists the time and money we promise.',
      'You read it, tick a box and type your name. No drawing, no printing.',
      'When you press “Send me a code”, a second email brings six digits. A device that you have signed on before needs none.',
    ],
    again: [`Your name is still missing on the ${here} agreement.`],
    label: 'Read and sign',
    minutes: 10,
    facts: [
      ...(party || school ? [{ label: 'You sign for', text: party ?? school ?? '' }] : []),
      { label: 'Sign by', text: dayAndDate(request.dueOn) },
    ],
    otherwise: 'Work can start only when everybody has signed.',
    from: askedByLead(context),
  };
};

export const dataAgreementAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const by = byDay(request.dueOn, context.today);
  const { party } = signsFor(context);
  return {
    subject: `Please sign the ${here} data agreement ${by}`,
    reminder: `please sign the ${here} data agreement${stillBy(context)}`,
    opening: [
      'This is a second paper, apart from the agreement. It says how we keep figures about pupils safe.',
      'You read it, tick a box and type your name. Your data protection officer may want to see it first.',
    ],
    again: [`Your name is still missing on the ${here} data agreement.`],
    label: 'Read and sign',
    minutes: 10,
    facts: [
      ...(party ? [{ label: 'You sign for', text: party }] : []),
      { label: 'Sign by', text: dayAndDate(request.dueOn) },
    ],
    otherwise: 'No figures about pupils are shared before everybody has signed.',
    from: askedByLead(context),
  };
};
