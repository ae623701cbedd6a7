/**
 * What the law does not allow in the way that a party decides or shares. Refused in a new file and in a change, with the
 * regulation named; what is stored already still opens, and is warned of.
 */
import { isMaintained } from '../approval/quorum.ts';
import { type Fault, fault } from './fault.ts';
import type { Partnership, Party, PartyKind, School } from './partnership.ts';

const rolesRegulations = 'School Governance (Roles, Procedures and Allowances) (England) Regulations 2013, regulation';

/** Public authorities share for a public task (UK GDPR, Article 6). */
const isPublicAuthority = (kind: PartyKind): boolean => kind !== 'independent-proprietor' && kind !== 'other-body';

const basisFaults = ({ kind, lawfulBasis }: Party, path: Fault['path']): Fault[] =>
  lawfulBasis === 'legitimate-interests' && isPublicAuthority(kind)
    ? [
        fault(
          [...path, 'lawfulBasis'],
          'public-task: a public authority, academies included, cannot rely on legitimate interests for its tasks (UK GDPR, Article 6(1))',
        ),
      ]
    : [];

const committeeClerkFaults = ({ boards }: Party, heads: readonly string[], path: Fault['path']): Fault[] =>
  boards.flatMap(({ kind, clerk, members }, b) => {
    const inside = heads.includes(clerk) || members.some(({ person }) => person === clerk);
    return kind === 'committee' && inside
      ? [
          fault(
            [...path, 'boards', b, 'clerk'],
            `somebody who is neither on the committee nor the head (${rolesRegulations} 23)`,
          ),
        ]
      : [];
  });

/** A governing body leaves a decision to a committee, a governor or the head, and to nobody else. */
const delegateFaults = (party: Party, heads: readonly string[], path: Fault['path']): Fault[] => {
  const governors = party.boards.flatMap(({ members }) =>
    members.flatMap(({ person, office }) => (office === 'associate' ? [] : [person])),
  );
  return (['route', 'renewalRoute'] as const).flatMap((name) =>
    (party[name] ?? []).flatMap((step, i) => {
      if (step.means !== 'delegated' || !('person' in step.to)) return [];
      if (governors.includes(step.to.person) || heads.includes(step.to.person)) return [];
      return [
        fault([...path, name, i, 'to', 'person'], `a governor of this board, or its head (${rolesRegulations} 18)`),
      ];
    }),
  );
};

/** The model articles of a trust know no chair's action: only a rule of the trust's own allows one. */
const chairFaults = ({ kind, chairsAction, chairsActionRule }: Party, path: Fault['path']): Fault[] =>
  kind === 'academy-trust' && chairsAction && chairsActionRule === undefined
    ? [
        fault(
          [...path, 'chairsActionRule'],
          'where the trust’s own rules let its chair act alone, or no chairsAction: the model articles of association do not',
        ),
      ]
    : [];

/** How many of a trust's committee must be present is for its trustees to say: it is asked, and none is imposed. */
const trustCommitteeFaults = ({ kind, boards }: Party, path: Fault['path']): Fault[] =>
  kind === 'academy-trust'
    ? boards.flatMap((board, b) =>
        board.kind === 'committee' && board.quorum === undefined
          ? [
              fault(
                [...path, 'boards', b, 'quorum'],
                'how many must be present, as the trustees set it for this committee (model articles, 101, unless your articles differ)',
              ),
            ]
          : [],
      )
    : [];

/** Who counts only those who may vote says where its articles allow it. */
const resolutionFaults = ({ kind, resolutionsCountVoters, resolutionsRule }: Party, path: Fault['path']): Fault[] =>
  kind === 'academy-trust' && resolutionsCountVoters && resolutionsRule === undefined
    ? [
        fault(
          [...path, 'resolutionsRule'],
          'where the trust’s own articles say so, or no resolutionsCountVoters: by the model articles (123) every trustee signs',
        ),
      ]
    : [];

/** Who may form a committee that decides for several bodies. */
const mayDecideJointly = (kind: PartyKind): boolean => isMaintained(kind) || kind === 'college';
const jointLaw =
  'Education Act 2002, section 26; School Governance (Collaboration) (England) Regulations 2003 (SI 2003/1962), regulation 3; SI 2007/1321, regulation 3';

/** Others may advise in one room, each with its own quorum, vote and minute; none of them decides there for all. */
const jointFaults = (
  party: Party,
  { parties, jointCommittees }: Pick<Partnership, 'parties' | 'jointCommittees'>,
  path: Fault['path'],
): Fault[] =>
  (['route', 'renewalRoute'] as const).flatMap((name) =>
    (party[name] ?? []).flatMap((step, i) => {
      if (step.means !== 'joint-committee' || step.role !== 'decides') return [];
      const members = jointCommittees.find(({ id }) => id === step.committee)?.parties ?? [];
      const others = parties.filter(({ id, kind }) => members.includes(id) && !mayDecideJointly(kind));
      if (others.length === 0) return [];
      const who = others.map((one) => one.name).join('; ');
      return [
        fault(
          [...path, name, i],
          `a decision of this party’s own: a joint committee decides for maintained governing bodies and colleges only, not for ${who} (${jointLaw}). It may recommend`,
        ),
      ];
    }),
  );

type Ruled = Pick<Partnership, 'jointCommittees'> & {
  readonly parties: readonly Party[];
  readonly schools: readonly Pick<School, 'urn' | 'head'>[];
};

/** Every fault in law, party by party; none in what the law of England does not rule. */
export const unlawfulIn = (partnership: Ruled): Fault[] =>
  partnership.parties.flatMap((party, p) => {
    const path = ['parties', p];
    const heads = partnership.schools.filter(({ urn }) => party.schools.includes(urn)).map(({ head }) => head);
    const forAll = [
      ...basisFaults(party, path),
      ...chairFaults(party, path),
      ...trustCommitteeFaults(party, path),
      ...resolutionFaults(party, path),
      ...jointFaults(party, { ...partnership, parties: [...partnership.parties] }, path),
    ];
    if (!isMaintained(party.kind)) return forAll;
    return [...forAll, ...committeeClerkFaults(party, heads, path), ...delegateFaults(party, heads, path)];
  });

export const faultInWords = ({ path, expected }: Fault): string => `${path.join('.')}: expected ${expected}`;
