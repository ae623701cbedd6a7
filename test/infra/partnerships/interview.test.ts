import { describe, expect, it } from 'vitest';
import { type Ask, asYaml, interview, slugOf } from '../../../infra/partnerships/interview.ts';
import { dateIn, rowIn } from '../../../infra/partnerships/pasted.ts';
import { readPartnershipFile } from '../../../infra/partnerships/read.ts';

/** Answers by the words of the question; what nothing fits is refused, as a person would notice. */
const answering =
  (answers: readonly (readonly [RegExp, ...string[]])[]): Ask =>
  async (question, schema, usual) => {
    const found = answers.find(([pattern]) => pattern.test(question));
    if (!found) throw new Error(`nobody knows "${question}"`);
    const [, first = '', ...others] = found;
    const at = answers.indexOf(found);
    const used = taken.get(at) ?? 0;
    taken.set(at, used + 1);
    return schema.parse([first, ...others][used % (others.length + 1)] || usual);
  };
let taken = new Map<number, number>();

const answers: readonly (readonly [RegExp, ...string[]])[] = [
  [/^(Members of the board|Days on which|The next one)/, ''],
  [/Is this the same/, ''],
  [
    /email address/,
    'a@x.example',
    'b@x.example',
    'c@x.example',
    'd@x.example',
    'e@x.example',
    'f@x.example',
    'g@x.example',
    'h@x.example',
    'i@x.example',
    'j@x.example',
  ],
  [/partnership called/, 'Two Valleys'],
  [/academic year/, '202627'],
  [/How many parties/, '2'],
  [/name of the body/, 'Governors of Ash', 'Beech Trust'],
  [/what it is/, 'maintained-governing-body', 'academy-trust'],
  [/how many of its schools/, ''],
  [/name of the school/, 'Ash School', 'Beech Academy'],
  [/URN/, '123456', '234567'],
  [/: phase/, 'Primary'],
  [/: type/, 'Community school', 'Academy'],
  [/Head of/, 'Anna Head', 'Ben Head'],
  [/leads the partnership’s work/, 'Cara Lead', 'Dev Lead'],
  [/company, charity/, '01234567'],
  [/in post/, '9', '5'],
  [/Chair of the board/, 'Eve Chair', 'Fay Chair'],
  [/Clerk of/, 'Gus Clerk'],
  [/How does/, '', 'written-resolution'],
  [/May the chair/, ''],
  [/Who signs/, 'Eve Chair', 'Fay Chair'],
  [/Data protection/, 'Hal Data'],
  [/Autumn term: first/, '2026-09-02'],
  [/Autumn term: last/, '2026-12-18'],
  [/Spring term: first/, '2027-01-04'],
  [/Spring term: last/, '2027-03-25'],
  [/Summer term: first/, '2027-04-12'],
  [/Summer term: last/, '2027-07-21'],
  [/day to day/, 'Cara Lead'],
  [/chairs the partnership/, 'Anna Head'],
  [/overdue/, 'Ida Chaser'],
];

describe('asking for a partnership', () => {
  it('gives a file that is as complete as a file must be', async () => {
    taken = new Map();
    const file = await interview(answering(answers));
    const read = readPartnershipFile(asYaml(file), 'two-valleys.yaml');
    // Trustees who resolve in writing must all be named: that is left to the admin, and said.
    const faults = read.ok ? [] : read.faults.map(({ what }) => what);
    expect(faults.filter((what) => !what.startsWith('parties[1].'))).toEqual([]);
    expect(file.partnership).toEqual({ id: 'two-valleys', name: 'Two Valleys', year: '202627' });
  });

  it('asks for nobody’s address twice', async () => {
    taken = new Map();
    const { people } = await interview(answering(answers));
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(people.map(({ name }) => name)).toEqual([
      'Anna Head',
      'Cara Lead',
      'Eve Chair',
      'Gus Clerk',
      'Hal Data',
      'Ben Head',
      'Dev Lead',
      'Fay Chair',
      'Ida Chaser',
    ]);
  });

  it('asks whether two of one name are one person, and keeps them apart where they are not', async () => {
    taken = new Map();
    const apart = answers.map(([pattern, ...given]): readonly [RegExp, ...string[]] =>
      String(pattern) === String(/Is this the same/) ? [pattern, 'no', ''] : [pattern, ...given],
    );
    const { people, parties } = await interview(answering(apart));
    // The first question is about whoever signs for Ash and is called as its chair is.
    const eves = people.filter(({ name }) => name === 'Eve Chair');
    expect(eves.map(({ id }) => id)).toEqual(['eve-chair', 'eve-chair-2']);
    expect(new Set(eves.map(({ email }) => email)).size).toBe(2);
    expect(parties[0]?.signatories).toEqual(['eve-chair-2']);
  });

  const withTables = (lines: Readonly<Record<string, readonly string[]>>): Ask => {
    taken = new Map();
    const others = answering(answers);
    let left: string[] = [];
    return async (question, schema, usual) => {
      if (/^(Members of the board|Days on which)/.test(question)) {
        left = [...(lines[Object.keys(lines).find((begin) => question.startsWith(begin)) ?? ''] ?? [])];
      } else if (!/^(The next one|The chair is another)/.test(question)) return others(question, schema, usual);
      return schema.parse(left.shift() ?? usual);
    };
  };

  it('takes members and days of meetings as they are pasted, and the file is then without a fault', async () => {
    const file = await interview(
      withTables({
        'Members of the board of Governors of Ash': [
          'Name\tEmail\tOffice',
          'Sam Hill\tsam@ash.example\tVice-Chair',
          '"Ana Flor"\t"ana@ash.example"\t',
          'eve chair\tC@x.example\tChair',
        ],
        'Members of the board of Beech Trust': [
          'Tom One, tom@beech.example',
          'Tom One, tom.one@beech.example, trustee',
          'Una; una@beech.example; Chair',
          'vice-chair',
          'Vic Four, vic@beech.example',
        ],
        'Days on which the board of Governors of Ash': ['14/01/2027', 'Thursday 4 March 2027', '2027-01-14'],
      }),
    );
    const [ash, beech] = file.parties.map(({ boards }) => boards[0]);
    const nameOf = (id: string) => file.people.find((person) => person.id === id)?.name;
    expect(ash?.members.map(({ person, office }) => [nameOf(person), office])).toEqual([
      ['Eve Chair', 'chair'],
      ['Sam Hill', 'vice-chair'],
      ['Ana Flor', 'member'],
    ]);
    expect(ash?.meetings).toEqual(['2027-01-14', '2027-03-04']);
    expect(beech?.members.map(({ person }) => person)).toEqual([
      'fay-chair',
      'tom-one',
      'tom-one-2',
      'una',
      'vic-four',
    ]);
    expect(beech?.members[3]?.office).toBe('vice-chair');
    const read = readPartnershipFile(asYaml(file), 'two-valleys.yaml');
    expect(read.ok ? [] : read.faults.map(({ what }) => what)).toEqual([]);
  });

  it.each([
    ['Sam Hill', undefined],
    ['sam@ash.example', undefined],
    ['Sam Hill, sam at ash', undefined],
    ['', undefined],
    [
      'sam@ash.example, Sam Hill, associate governor',
      { name: 'Sam Hill associate governor', email: 'sam@ash.example', office: 'member' },
    ],
    ['Hill; Sam; sam@ash.example; Chair of Governors', { name: 'Hill Sam', email: 'sam@ash.example', office: 'chair' }],
  ])('reads the row %j as what it says, or not at all', (line, expected) => {
    expect(rowIn(line)).toEqual(expected);
  });

  it.each([
    ['1/2/2027', '2027-02-01'],
    ['31/02/2027', undefined],
    ['3rd March 2027', '2027-03-03'],
    ['14 Foober 2027', undefined],
    ['2027-13-01', undefined],
    ['tomorrow', undefined],
  ])('reads the day %j as %j', (text, expected) => {
    expect(dateIn(text)).toBe(expected);
  });

  it('makes ids of names in any letters', () => {
    expect([slugOf('Siân O’Neill'), slugOf('  St Mary’s (C of E) '), slugOf('…')]).toEqual([
      'sian-o-neill',
      'st-mary-s-c-of-e',
      'x',
    ]);
  });
});
