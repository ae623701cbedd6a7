/** Signed in: the whole partnership on one page, for everybody in it: purposes, people, documents, decisions, dates. */
import type { ComponentChildren } from 'preact';
import { type NameOf, readNames } from '../asking/names.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { stepInWords } from '../asking/step-words.ts';
import { readAlong, StepsAlong } from '../asking/steps-along.tsx';
import {
  activeParties,
  activeSchools,
  type Partnership,
  partyById,
  schoolByUrn,
} from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readEverybody } from '../records/everybody.ts';
import { type Approval, approvals } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';
import { readPlanOfYear, readReviews } from '../records/reviews.ts';
import type { WebResponse } from '../web/route.ts';
import { stageWords } from './stage-words.ts';
import { dueNext, yearOf } from './year.ts';

const term = (from: PlainDate | undefined, until: PlainDate | undefined): string => {
  if (from === undefined && until === undefined) return 'No end date';
  if (from === undefined) return `Until ${longDate(until ?? '')}`;
  return until === undefined ? `From ${longDate(from)}` : `${longDate(from)} to ${longDate(until)}`;
};

function Purposes({ content, nameOf }: { content: ProposalContent | undefined; nameOf: NameOf }) {
  const purposes = content?.purposes ?? [];
  return (
    <>
      <h2 class="govuk-heading-m">What it is for</h2>
      {content?.purpose && <p class="govuk-body">{content.purpose}</p>}
      {purposes.length === 0 ? (
        <p class="govuk-body">No purposes are named yet.</p>
      ) : (
        <Table
          columns={[{ head: 'Purpose' }, { head: 'Led by' }, { head: 'For how long' }]}
          rows={purposes.map(({ title, lead, deputy, from, until }) => [
            title,
            lead === undefined
              ? 'Nobody yet'
              : `${nameOf(lead)}${deputy === undefined ? ', without a deputy' : `, deputy ${nameOf(deputy)}`}`,
            term(from, until),
          ])}
          firstCellIsHeader
          stacks
        />
      )}
    </>
  );
}

type PeopleProps = {
  readonly partnership: Partnership;
  readonly nameOf: NameOf;
  readonly untilOf: (person: string) => PlainDate | undefined;
};

/** Everybody who does something for the whole, then school by school. */
function People({ partnership, nameOf, untilOf }: PeopleProps) {
  const { roles } = partnership;
  const held: readonly (readonly [part: string, person: string | undefined, until?: PlainDate | undefined])[] = [
    ['Lead', roles.lead],
    ['Deputy lead', roles.deputyLead],
    ['Chair', roles.chair, roles.chairUntil],
    ['Progress chaser', roles.progressChaser],
    ['Mediator', roles.mediator],
    ...activeSchools(partnership).flatMap(({ name, head, lead }) => [
      [`Head of ${name}`, head] as const,
      [`Leads the work at ${name}`, lead] as const,
    ]),
  ];
  return (
    <>
      <h2 class="govuk-heading-m">People and their terms of office</h2>
      <Table
        columns={[{ head: 'Part' }, { head: 'Who' }, { head: 'Until' }]}
        rows={held.map(([part, person, until]) => {
          if (person === undefined) return [part, 'Nobody yet', ''];
          return [
            part,
            <Link href={`/people/${person}`}>{nameOf(person)}</Link>,
            term(undefined, until ?? untilOf(person)),
          ];
        })}
        firstCellIsHeader
        stacks
      />
      <p class="govuk-body">
        <Link href="/people">Everybody, board by board</Link>
      </p>
      <p class="govuk-body">
        <Link href="/leaving">Which boards are in, and how one leaves</Link>
      </p>
      <p class="govuk-body">
        <Link href="/objections">Objections, and what they have paused</Link>
      </p>
      <p class="govuk-body">
        <Link href="/leadership-reviews">Reviews between heads: who visits whom</Link>
      </p>
    </>
  );
}

const signedWords = (document: Partnership['mou']): string =>
  document?.signedOn === undefined ? 'Not signed yet' : `Signed on ${longDate(document.signedOn)}`;

function Documents({ partnership: { mou, dataAgreement } }: Pick<PeopleProps, 'partnership'>) {
  const until = mou?.until === undefined ? '' : `, in force until ${longDate(mou.until)}`;
  return (
    <>
      <h2 class="govuk-heading-m">Documents</h2>
      <SummaryList
        rows={[
          { key: 'Agreement', value: `${signedWords(mou)}${until}` },
          { key: 'Data sharing agreement', value: signedWords(dataAgreement) },
        ]}
      />
      <p class="govuk-body">
        <Link href="/documents">Read them, and see who signed</Link>
      </p>
    </>
  );
}

const subjects: readonly (readonly [RegExp, (version: string) => string])[] = [
  [/^proposal-.*-(\d+)$/, (version) => `the proposal, version ${version}`],
  [/^renewal-/, () => 'another year'],
  [/^continuing-/, () => 'going on without those who stop'],
];
const subjectOf = (about: string): string => {
  for (const [pattern, words] of subjects) {
    const found = pattern.exec(about);
    if (found) return words(found[1] ?? '');
  }
  return 'a question';
};

/** Newest first: what each party decided, step by step. */
const decisionsOf = (partnership: Partnership, all: readonly Approval[]): ComponentChildren[] =>
  all
    .flatMap(({ about, party, steps }) => steps.map((step) => ({ about, party, ...step })))
    .toSorted((one, other) => other.on.localeCompare(one.on))
    .flatMap(({ about, party, on, reference, ...step }) => {
      const said = stepInWords(step, {
        party: partyById(partnership, party),
        about,
        partnership,
      });
      const where = reference === undefined ? '' : ` (${reference})`;
      return said === undefined ? [] : [`${longDate(on)}: ${said} ${subjectOf(about)}${where}`];
    });

const mostShown = 12;

function Decisions({ items }: { items: readonly ComponentChildren[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Decisions</h2>
      {items.length === 0 ? (
        <p class="govuk-body">No board has decided anything yet.</p>
      ) : (
        <Bullets items={items.slice(0, mostShown)} />
      )}
      {items.length > mostShown && (
        <p class="govuk-body">
          These are the newest. <Link href="/audit?event=party-decided">See every decision</Link>
        </p>
      )}
    </>
  );
}

const partnershipPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, today } = here;
  const { id, year } = partnership;
  const signing = partnership.proposal !== undefined && partnership.mou;
  const [nameOf, everybody, content, open, held, decided, along] = await Promise.all([
    readNames(outside, id),
    readEverybody(outside, id),
    readPlanOfYear(outside, partnership, year),
    listOpenRequests(outside, id),
    readReviews(outside, id),
    readEvery(outside.store, approvals, id),
    signing &&
      readAlong(outside, id, {
        proposal: partnership.proposal ?? '',
        version: signing.version,
      }),
  ]);
  const meetings = (content?.meetings ?? []).map(({ date, time, host }) => ({
    on: date,
    what: `The schools meet at ${time}, at ${schoolByUrn(partnership, host)?.name ?? 'a school that has left'}`,
    state: 'ahead' as const,
  }));
  const known = yearOf({ partnership, open, reviews: held, nameOf, today });
  const milestones = [...known.milestones, ...meetings].toSorted((one, other) => one.on.localeCompare(other.on));
  const dates = dueNext({ ...known, milestones }, today, 10);
  return framedPage(
    here,
    {
      title: 'The partnership',
      heading: partnership.name,
      caption: 'The partnership',
      wide: true,
    },
    <>
      <p class="govuk-body">{stageWords(partnership.stage)}</p>
      <p class="govuk-body">
        The schools: {listOf(activeSchools(partnership).map(({ name }) => name))}. Those who decide for them:{' '}
        {listOf(activeParties(partnership).map(({ name }) => name))}.
      </p>
      <Purposes content={content} nameOf={nameOf} />
      <People
        partnership={partnership}
        nameOf={nameOf}
        untilOf={(person) => everybody.find((one) => one.id === person)?.until}
      />
      <Documents partnership={partnership} />
      <Decisions items={decisionsOf(partnership, decided)} />
      <h2 class="govuk-heading-m">Dates</h2>
      {dates.length === 0 ? (
        <p class="govuk-body">No date is known yet.</p>
      ) : (
        <Bullets items={dates.map(({ on, what }) => `${longDate(on)}: ${what}`)} />
      )}
      {along && <StepsAlong along={along} here="partnership" />}
    </>,
  );
};

export const showPartnership = whoeverMay('see-partnership', partnershipPage);
