/** A partnership whose autumn returns are open, and its schools' way to send figures about groups of pupils. */
import { cohorts } from '../../functions/records/cohorts.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { autumn, aYear } from '../builders/year.ts';

const heading = 'Year group,Subject or measure,Characteristic,Group,Number of pupils,Number at expected standard';
export const table = (...lines: string[]) => [heading, ...lines].join('\r\n');
export const fsm = (all: readonly [number, number], free: readonly [number, number]) =>
  table(
    `5,Science,All pupils,All pupils,${all.join()}`,
    `5,Science,FSM,FSM,${free.join()}`,
    `5,Science,FSM,Not FSM,${all[0] - free[0]},${all[1] - free[1]}`,
  );

export const schools = { alder: '900001', birch: '900002', cedar: '900003' } as const;
type Key = keyof typeof schools;

export const aFiguresWorld = async () => {
  const world = await aYear();
  const returnOf = await world.openReturns(autumn);
  const figuresPage = (key: Key, person = `lead-${key}`) =>
    world.visit(person, returnOf[schools[key]] ?? '', '/figures');
  return {
    ...world,
    returnOf,
    figuresPage,
    /** Every party has signed the data sharing agreement. */
    signed: () =>
      work(world.outside, 'valley', async (tx) => {
        const whole = await tx.readNeeded(partnerships, theOne);
        const dataAgreement = { version: 1, seal: 'b'.repeat(64), signedOn: '2026-09-07' };
        tx.write(partnerships, theOne, { ...whole, dataAgreement });
      }),
    send: async (key: Key, text: string) => (await figuresPage(key)).submit({ table: text }, { button: 'Send these' }),
    upload: async (key: Key, file: File) => (await figuresPage(key)).submit({ file }, { button: 'Send this file' }),
    stored: (key: Key) => world.read(cohorts, `${autumn}#${schools[key]}`),
  };
};
export type FiguresWorld = Awaited<ReturnType<typeof aFiguresWorld>>;
