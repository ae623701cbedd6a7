/** One board's two pages on a review: the same on a screen, on paper and as a PDF. */
import type { Section } from '../domain/agreement/document-source.ts';
import type { SchoolFigures } from '../domain/cohort/cohort-slices.ts';
import { blocksOf, type Paper } from '../domain/paper.ts';
import { activeParties, type Party, schoolByUrn } from '../domain/partnership/partnership.ts';
import { partiesOf } from '../domain/partnership/reach.ts';
import { shortPartyName } from '../domain/partnership/short-names.ts';
import { partyReport } from '../domain/review/party-report.ts';
import { Link } from '../pages/components/link.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Outside } from '../ports.ts';
import { readCohortOf, type StoredCohort } from '../records/cohorts.ts';
import { type Reported, schoolsAsked } from './read-reported.ts';
import { reviewTitle } from './review-words.ts';

/** The parties whose schools were asked, in the partnership's order. */
export const partiesReported = (reported: Reported): Party[] => {
  const asked = new Set(schoolsAsked(reported).map(({ urn }) => urn));
  const { partnership, review } = reported;
  if (!reported.content || review.state === 'planned' || review.state === 'not-held') return [];
  const open = review.state === 'open' ? activeParties(partnership) : partnership.parties;
  return open.filter(({ schools }) => schools.some((urn) => asked.has(urn)));
};

/** "Autumn review 2025 to 2026: two pages for Harrowbeck". */
export const partyReportTitle = ({ review, partnership }: Reported, party: Party): string =>
  `${reviewTitle(review)}: two pages for ${shortPartyName(party, partnership)}`;

/** What the party's schools offered others, and others them. */
const helpFor = ({ offers, partnership }: Reported, party: Party): string[] => {
  const nameOf = (urn: string): string => schoolByUrn(partnership, urn)?.name ?? urn;
  return offers
    .filter(({ from, to }) => party.schools.includes(from) || party.schools.includes(to))
    .map(({ from, to, what, answer }) => {
      const said = answer
        ? answer.accepted
          ? 'It was accepted.'
          : 'It is not needed now.'
        : 'It is not answered yet.';
      return `${nameOf(from)} offers ${nameOf(to)} help: ${what}. ${said}`;
    });
};

/** `sentByOwn`: what the party's own schools sent, where the reader is one of its own people. */
export const partySections = (
  reported: Reported,
  party: Party,
  sentByOwn: readonly SchoolFigures[] = [],
): Section[] => {
  const { review, content, sent, publication, nameOf, hours, money } = reported;
  if (!content) return [];
  const schools = schoolsAsked(reported);
  const { decisions, note = '', asks = '' } = review;
  return partyReport({
    term: review.term,
    content,
    own: schools.filter(({ urn }) => party.schools.includes(urn)),
    schools,
    returns: sent.map((one) => one.content),
    hours,
    money,
    published: publication?.published,
    sentByOwn,
    spent: review.spent ?? reported.spentBefore,
    decided:
      review.state === 'decided'
        ? {
            note,
            asks,
            decisions: decisions.map(({ what, when, who, by }) => ({
              what,
              when,
              ...(who !== undefined && { who: nameOf(who) }),
              ...(by !== undefined && { by }),
            })),
          }
        : undefined,
    help: helpFor(reported, party),
  });
};

/**
 * What the party's own schools sent of a review that is published, for a reader who is one of its own people: on its pages,
 * and on no paper that may be handed on. Nothing for anybody else, and nothing once it was deleted.
 */
export const readSentByOwn = async (
  outside: Outside,
  { partnership, review, publication }: Reported,
  party: Party,
  reader: string,
): Promise<StoredCohort[]> => {
  if (!publication || !partiesOf(partnership, reader).some(({ id }) => id === party.id)) return [];
  const sent = await Promise.all(party.schools.map((urn) => readCohortOf(outside, partnership.id, review.id, urn)));
  return sent.filter((one) => one !== undefined);
};

/** The same on paper: small enough for two sheets. */
export const partyPaper = (reported: Reported, party: Party): Paper => {
  const { partnership, review } = reported;
  return {
    title: partyReportTitle(reported, party),
    language: 'en-GB',
    subject: `What the ${review.term.toLowerCase()} review of ${partnership.name} showed, for one board`,
    at: `${review.closedOn ?? review.openedOn ?? review.opensOn}T12:00:00.000Z`,
    foot: `${partnership.name}, ${reviewTitle(review)}`,
    dense: true,
    blocks: blocksOf(partySections(reported, party)),
  };
};

export const partyPaperName = ({ review }: Reported, party: Party): string => `report-${review.id}-${party.id}.pdf`;

export function PartyReportView({
  reported,
  party,
  sentByOwn,
}: {
  reported: Reported;
  party: Party;
  sentByOwn: readonly SchoolFigures[];
}) {
  return (
    <div class="sp-two-pages">
      <DocumentSections sections={partySections(reported, party, sentByOwn)} />
    </div>
  );
}

/** Each board's own two pages. */
export function BoardPages({ reported, at }: { reported: Reported; at: string }) {
  const parties = partiesReported(reported);
  if (parties.length === 0) return null;
  return (
    <section aria-labelledby="boards">
      <h2 class="govuk-heading-m" id="boards">
        Two pages for each board
      </h2>
      <Bullets
        items={parties.map((party) => (
          <Link href={`${at}/boards/${party.id}`}>{shortPartyName(party, reported.partnership)}</Link>
        ))}
      />
    </section>
  );
}
