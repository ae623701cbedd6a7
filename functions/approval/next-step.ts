/**
 * Task: what a party's route asks next, or what the party has decided. What the last request came to is written down
 * here, from the request itself, so that it does not matter who rang or how often.
 */
import * as z from 'zod';
import { startRequest } from '../asking/start-request.ts';
import { tell } from '../asking/tell-people.ts';
import { reportedBy } from '../domain/approval/reported-by.ts';
import { mustBeReported } from '../domain/approval/route.ts';
import { boardOf, deciders, type RequestSpec, requestId } from '../domain/asking/kinds.ts';
import { decidedByMeeting, remarkOn } from '../domain/asking/meeting.ts';
import { About, aboutKey, type DecisionStep, lastAnswer, type Request } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, type Party, partyById } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { type Approval, approvalId, approvals, partnerships, proposals, requests, theOne } from '../records/kinds.ts';
import { MissingRecord, type Work, work } from '../records/work.ts';
import { standingOf } from './party-decision.ts';

export const NextStepInput = z.strictObject({ partnership: z.string(), about: About, party: z.string() });
export type NextStep = { decided: true; outcome: string } | { decided: false; request: RequestSpec };

export const nextStep = async (outside: Outside, payload: unknown): Promise<NextStep> => {
  const input = NextStepInput.parse(payload);
  return work(outside, input.partnership, async (tx): Promise<NextStep> => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const party = partyById(partnership, input.party);
    if (!party) throw new MissingRecord('party', input.party);
    if (await isOvertaken(tx, input.about)) return { decided: true, outcome: 'superseded' };
    return walk(tx, partnership, party, input.about);
  });
};

const isOvertaken = async (tx: Work, about: About): Promise<boolean> => {
  if (about.kind !== 'proposal') return false;
  const proposal = await tx.readNeeded(proposals, about.id);
  return proposal.version !== about.version || proposal.state !== 'with-boards';
};

const walk = async (tx: Work, partnership: Partnership, party: Party, about: About): Promise<NextStep> => {
  const id = approvalId(aboutKey(about), party.id);
  let approval: Approval = (await tx.read(approvals, id)) ?? { about: aboutKey(about), party: party.id, steps: [] };
  for (;;) {
    const standing = standingOf(party, partnership, about, approval);
    if ('decision' in standing) return { decided: true, outcome: standing.decision.outcome };
    const spec: RequestSpec = { kind: 'decision', about, party: party.id, step: standing.ask };
    const asked = await tx.read(requests, requestId(spec));
    if (!asked?.outcome) return { decided: false, request: spec };
    approval = { ...approval, steps: [...approval.steps, stepFrom(asked, standing.ask, partnership)] };
    tx.write(approvals, id, approval);
    announce(tx, partnership, party, about, approval, asked);
  }
};

const stepFrom = (request: Request, step: DecisionStep, partnership: Partnership): Approval['steps'][number] => {
  const { result = 'no-answer', reasons = [], at = '', leavesOut } = request.outcome ?? {};
  const on = londonDate(new Date(at));
  const met = decidedByMeeting(request, partnership);
  const statement = lastAnswer(request, 'act-as-chair')?.statement;
  const remark = met && remarkOn(met.record);
  const reference = met?.record.minute ?? step.reference ?? statement;
  return {
    index: step.index,
    attempt: step.attempt,
    role: step.role,
    means: step.means,
    request: request.id,
    result,
    reasons: [...reasons],
    ...(leavesOut ? { leavesOut } : {}),
    ...(reference === undefined ? {} : { reference }),
    ...(remark === undefined ? {} : { remark }),
    on: met?.record.date ?? on,
  };
};

/** Tells whoever should hear of a step that was taken: the board, the lead; and asks for the report to the board. */
const announce = (
  tx: Work,
  partnership: Partnership,
  party: Party,
  about: About,
  approval: Approval,
  request: Request,
): void => {
  const taken = approval.steps.at(-1);
  if (!taken || taken.result === 'superseded') return;
  const standing = standingOf(party, partnership, about, approval);
  const { clerk, members } = deciders(partnership, request);
  // Whoever wrote it down, or decided it alone, has a receipt.
  const known = request.answers.findLast(({ does }) => does === 'record-meeting' || does === 'act-as-chair')?.person;
  const others = (people: readonly (string | undefined)[]) => people.filter((person) => person !== known);
  const details = { party: party.id, result: taken.result, means: taken.means };
  if ('ask' in standing) {
    // Advice, too: the lead and its own clerk hear what was said; those who decide read it on their page.
    if (taken.role !== 'decides' && taken.index !== standing.ask.index)
      tell(tx, 'party-decided', others([partnership.roles.lead, clerk]), { request: request.id, details });
    if (taken.role === 'decides')
      tell(tx, 'party-undecided', [partnership.roles.lead], { request: request.id, details });
    return;
  }
  tx.event('party-decided', 'system', { about: aboutKey(about), party: party.id, outcome: standing.decision.outcome });
  if (mustBeReported(taken)) {
    const dueOn = reportedBy(boardOf(partnership, party.id, request.step?.board), londonDate(tx.now));
    startRequest(tx, {
      kind: 'report-to-board',
      about,
      party: party.id,
      notBefore: taken.on,
      ...(request.step ? { step: request.step } : {}),
      ...(dueOn === undefined ? {} : { dueOn }),
    });
  }
  // A joint committee decides for several parties, and tells everybody once.
  if (request.step && request.step.parties[0] !== party.id) return;
  // A school that stays out hears it from the board that decided so, and not by silence.
  const staysOut = partnership.schools.filter(({ urn }) => taken.leavesOut?.includes(urn));
  const concerned = [
    partnership.roles.lead,
    clerk,
    ...members.map((member) => member.person),
    ...staysOut.flatMap(({ head, lead }) => [head, lead]),
  ];
  tell(tx, 'party-decided', others([...new Set(concerned)]), { request: request.id, details });
};
