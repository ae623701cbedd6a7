/** The machine at work: every workflow drawn, lit where it waits, with the people whom it waits for. */

import { countOf, longDate } from '../../../functions/domain/wording.ts';
import { type WorkflowName, workflowNames } from '../../../functions/domain/work-names.ts';
import type { Wired } from '../wire.ts';
import { definitions } from '../workflows.ts';
import { readCasts } from './cast.ts';
import type { Cast, CastMember } from './cast-list.ts';
import { drawingOf } from './drawing.ts';
import { LondonTime, toolPage } from './layout.tsx';
import { htmlAnswer, type Tool } from './tool.ts';
import { type Lit, WorkflowPicture, wordsOf } from './workflow-picture.tsx';

/** As people call them. */
const names: Readonly<Record<WorkflowName, string>> = {
  proposal: 'The proposal',
  'governor-approval': 'Boards decide',
  'mou-signing': 'Signing',
  'termly-review': 'A termly review',
  'annual-evaluation': 'The annual evaluation',
  'leadership-review': 'A review between heads',
  'collect-responses': 'Asking people: every wait for an answer runs through this one',
};

/** Enough for everything that runs at once in a demonstration. */
const mostListed = 100;

type Running = { readonly name: string; readonly at: readonly { readonly state: string; readonly since: number }[] };
type Shown = { readonly workflow: WorkflowName; readonly running: readonly Running[]; readonly ended: number };

const litBy = (running: readonly Running[]): Lit => {
  const lit = new Map<string, number>();
  for (const { state } of running.flatMap(({ at }) => at)) lit.set(state, (lit.get(state) ?? 0) + 1);
  return lit;
};

const waitedFor = (casts: readonly Cast[]): CastMember[] =>
  casts.flatMap(({ people }) => people).filter(({ waiting }) => waiting.length > 0);

const headingFor = (people: readonly CastMember[]): string =>
  people.length === 0
    ? 'The machine waits for nobody'
    : `The machine waits for ${countOf(people.length, 'person', 'people')}`;

function People({ people }: { people: readonly CastMember[] }) {
  if (people.length === 0)
    return <p>Nobody is asked anything now. Let a day pass, or give somebody something to do in the product.</p>;
  return (
    <ul class="waits">
      {people.map(({ name, address, waiting }) => (
        <li>
          <a href={`/demo/inbox?to=${encodeURIComponent(address)}`}>{name}</a>:{' '}
          {waiting.map(({ kind, due }) => `${kind.replaceAll('-', ' ')}, by ${longDate(due)}`).join('; ')}
        </li>
      ))}
    </ul>
  );
}

function Workflow({ workflow, running, ended }: Shown) {
  const lit = litBy(running);
  const now = [...lit].map(([state, count]) => `${wordsOf(state)} (${count})`).join(', ');
  const said =
    running.length === 0
      ? `None is running; ${ended === 0 ? 'none has ended' : `${ended} ended`}.`
      : `${`${running.length} ${running.length === 1 ? 'runs' : 'run'}`}, now at: ${now}. ${ended} ended.`;
  return (
    <section>
      <h2>{names[workflow]}</h2>
      <p class="quiet">{said}</p>
      <WorkflowPicture boxes={drawingOf(definitionOf(workflow))} lit={lit} label={`${names[workflow]}. ${said}`} />
      {running.length > 0 && workflow !== 'collect-responses' && (
        <ul class="quiet">
          {running.flatMap(({ name, at }) =>
            at.map(({ state, since }) => (
              <li>
                {name}: {wordsOf(state).toLowerCase()}, since <LondonTime at={new Date(since)} />
              </li>
            )),
          )}
        </ul>
      )}
    </section>
  );
}

const definitionOf = definitions();

const shownOf = ({ engine }: Wired, workflow: WorkflowName): Shown => {
  const all = engine.list({ workflow, limit: mostListed });
  return {
    workflow,
    running: all.filter(({ status }) => status === 'RUNNING'),
    ended: all.filter(({ status }) => status !== 'RUNNING').length,
  };
};

export const createMachineRoom =
  (wired: Wired): Tool =>
  async ({ method, segments }) => {
    if (method !== 'GET' || segments.join('/') !== 'machine-room') return undefined;
    const people = waitedFor(await readCasts(wired));
    return htmlAnswer(
      toolPage({
        title: headingFor(people),
        children: (
          <>
            <p>
              It is <LondonTime at={wired.outside.clock.now()} />. Amber is where it waits: for weeks, through holidays
              and restarts. A rounded box waits for a person; a dashed one asks people, through the last of the
              drawings; the others are done by the machine.
            </p>
            <People people={people} />
            <form class="inline" method="post" action="/demo/clock">
              <input type="hidden" name="days" value="1" />
              <button type="submit">Let a day pass</button>
            </form>
            <div class="machines">
              {workflowNames.map((workflow) => (
                <Workflow {...shownOf(wired, workflow)} />
              ))}
            </div>
          </>
        ),
      }),
    );
  };
