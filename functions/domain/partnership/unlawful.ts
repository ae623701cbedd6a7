/**
 * What the law does not allow in the way that a party decides or shares. Refused in a new file and in a change, with the
 * regulation named; what is stored already still opens, and is warned of.
 */
import { isMaintained } from '../approval/quorum.ts';
import { type Fault, fault } from './fault.ts';
import type { Party, PartyKind, School } from './partnership.ts';

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

/** Every fault in law, party by party; none in what the law of England does not rule. */
export const unlawfulIn = ({
  parties,
  schools,
}: {
  readonly parties: readonly Party[];
  readonly schools: readonly Pick<School, 'urn' | 'head'>[];
}): Fault[] =>
  parties.flatMap((party, p) => {
    const path = ['parties', p];
    const heads = schools.filter(({ urn }) => party.schools.includes(urn)).map(({ head }) => head);
    if (!isMaintained(party.kind)) return basisFaults(party, path);
    return [
      ...basisFaults(party, path),
      ...committeeClerkFaults(party, heads, path),
      ...delegateFaults(party, heads, path),
    ];
  });

export const faultInWords = ({ path, expected }: Fault): string => `${path.join('.')}: expected ${expected}`;
