/** Sign-up for workshops is opened for a date that stands in the diary: what there is to choose, and how many places (R23). */
import { letRead } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { addDays } from '../domain/calendar.ts';
import { forPupils, isStillOn } from '../domain/diary/occasion.ts';
import { londonDate } from '../domain/london.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { emptyList } from '../domain/workshops/places.ts';
import { type Choice, mostChoices, type Workshop, workshopDates } from '../domain/workshops/workshop.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { occasions } from '../records/diary.ts';
import { scheduled } from '../records/kinds.ts';
import { workshopListId, workshopLists, workshops } from '../records/workshops.ts';

export type OpenSignUp = {
  readonly partnership: string;
  readonly by: string;
  /** Of the date in the diary. */
  readonly occasion: string;
  readonly choices: readonly Omit<Choice, 'id'>[];
  readonly pence: number;
  readonly split: Workshop['split'];
};
export type OpenRefusal =
  | 'not-allowed'
  | 'unknown-occasion'
  | 'not-for-staff'
  | 'open-already'
  | 'over'
  | 'too-late'
  | 'no-choice'
  | 'too-many-choices'
  | 'unknown-school';

export const workshopScheduleId = (workshop: string): string => `workshop#${workshop}`;

/** Each school's lead gets the link by which its teachers sign up. */
export const openSignUp = (
  outside: Outside,
  { partnership: id, by, occasion: occasionId, choices, pence, split }: OpenSignUp,
): Promise<Result<{ workshop: Workshop }, OpenRefusal>> =>
  asUseCase('plan-workshops', outside, { partnership: id, by }, async (tx, partnership) => {
    const occasion = await tx.read(occasions, occasionId);
    if (occasion?.kind !== 'workshop') return refuse('unknown-occasion');
    if (forPupils(occasion)) return refuse('not-for-staff');
    if (await tx.read(workshops, occasionId)) return refuse('open-already');
    const today = londonDate(tx.now);
    if (!isStillOn(occasion) || occasion.date < today) return refuse('over');
    const schools = partnership.schools.filter(({ urn }) => occasion.schools.includes(urn));
    if (workshopDates(occasion.date, schools).closesOn < today) return refuse('too-late');
    if (choices.length === 0) return refuse('no-choice');
    if (choices.length > mostChoices) return refuse('too-many-choices');
    if (choices.some(({ leader }) => leader?.school !== undefined && !schoolByUrn(partnership, leader.school)))
      return refuse('unknown-school');
    const workshop: Workshop = {
      id: occasionId,
      schools: schools.map(({ urn }) => urn),
      choices: choices.map((choice, at) => ({ id: `c${at + 1}`, ...choice })),
      pence,
      split,
      runner: by,
      openedOn: today,
    };
    tx.write(workshops, workshop.id, workshop);
    const { date, start } = occasion;
    for (const { id: choice } of workshop.choices) {
      await tx.read(workshopLists, workshopListId(workshop.id, choice));
      tx.write(workshopLists, workshopListId(workshop.id, choice), emptyList(workshop.id, choice, { date, start }));
    }
    const due = workshopScheduleId(workshop.id);
    await tx.read(scheduled, due);
    const effect = {
      kind: 'task',
      task: 'workshop-due',
      input: { partnership: id, workshop: workshop.id },
    } as const;
    tx.write(scheduled, due, { id: due, on: addDays(today, 1), effect });
    tx.event('workshop-opened', by, {
      workshop: workshop.id,
      choices: workshop.choices.length,
    });
    for (const { urn, lead } of schools) {
      const what = `workshop:${workshop.id}#${urn}` as const;
      await letRead(tx, what, outside.linkKeys.current);
      tell(tx, 'workshop-opened', [lead], {
        details: {
          reads: what,
          what: occasion.title,
          school: urn,
          on: occasion.date,
          time: occasion.start,
        },
      });
    }
    return accept({ workshop });
  });
