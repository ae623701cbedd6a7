/** The table of transitions as Mermaid state diagrams: one for changes, one for agreements. */
import {
  agreementRows,
  changeRows,
  memberRows,
  objectionRows,
  type Row,
} from '../../../functions/domain/lifecycle/table.ts';

const idOf = (state: string): string => (state === 'nothing' ? '[*]' : state.replaceAll('-', '_'));

const arrows = ([event, { number, from, to, does }]: readonly [string, Row<string>]): string[] =>
  from.flatMap((before) =>
    to.map((after) => `  ${idOf(before)} --> ${idOf(after)}: ${number} ${event.replaceAll('-', ' ')} (${does})`),
  );

const machine = (rows: Readonly<Record<string, Row<string>>>): string => {
  const all = Object.entries(rows);
  const states = [...new Set(all.flatMap(([, { from, to }]) => [...from, ...to]))].filter((one) => one !== 'nothing');
  const left = new Set<string>(all.flatMap(([, { from }]) => [...from]));
  return [
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state.replaceAll('-', ' ')}" as ${idOf(state)}`),
    ...all.flatMap(arrows),
    ...states.filter((state) => !left.has(state)).map((state) => `  ${idOf(state)} --> [*]`),
  ].join('\n');
};

const drawn = (title: string, words: string, rows: Readonly<Record<string, Row<string>>>): string =>
  `## ${title}\n\n${words}\n\n\`\`\`mermaid\n${machine(rows)}\n\`\`\`\n`;

/** What `functions/domain/lifecycle/table.ts` says, as pictures. */
export const drawLifecycle = (): string =>
  [
    '# The life of an agreement, drawn\n\nMade from `functions/domain/lifecycle/table.ts`. Nothing else moves a state.\n',
    drawn(
      'A change',
      'A text on its way to being agreed: the first plan, a renewal, or a change of what is in force.',
      changeRows,
    ),
    drawn('An agreement', 'A full text that everybody signs.', agreementRows),
    drawn('A party', 'Whether it is in. Two people record that it leaves, never one.', memberRows),
    drawn('An objection', 'To something that is signed: it pauses only what it names.', objectionRows),
  ].join('\n');
