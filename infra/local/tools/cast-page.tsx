/** The cast list as a person sees it. */
import { longDate } from '../../../functions/domain/wording.ts';
import type { Cast, CastMember } from './cast-list.ts';
import { toolPage } from './layout.tsx';

const Waits = ({ member }: { member: CastMember }) =>
  member.waiting.length === 0 ? (
    <span class="quiet">nothing</span>
  ) : (
    <ul>
      {member.waiting.map(({ kind, due }) => (
        <li>
          {kind.replaceAll('-', ' ')}, by {longDate(due)}
        </li>
      ))}
    </ul>
  );

const Member = ({ member, partnership }: { member: CastMember; partnership: string }) => (
  <tr id={member.person}>
    <td>
      <strong>{member.name}</strong>
      <br />
      {member.parts.join('; ')}
      {member.left !== undefined && ` (left on ${longDate(member.left)})`}
    </td>
    <td>
      <Waits member={member} />
    </td>
    <td>
      <a href={`/demo/inbox?to=${encodeURIComponent(member.address)}`}>Inbox</a>
    </td>
    <td>
      <form method="post" action="/demo/cast/sign-in">
        <input type="hidden" name="partnership" value={partnership} />
        <input type="hidden" name="person" value={member.person} />
        <button type="submit" aria-label={`Sign in as ${member.name}`}>
          Sign in
        </button>
      </form>
    </td>
  </tr>
);

/** Those for whom something waits come first. */
const busyFirst = (people: readonly CastMember[]): CastMember[] =>
  [...people].sort((one, other) => Number(other.waiting.length > 0) - Number(one.waiting.length > 0));

export const castPage = (casts: readonly Cast[]): string =>
  toolPage({
    title: 'Cast list',
    children: casts.map(({ partnership, name, people }) => (
      <>
        <h2>{name}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">What waits for them</th>
              <th scope="col">Mails</th>
              <th scope="col">Be them</th>
            </tr>
          </thead>
          <tbody>
            {busyFirst(people).map((member) => (
              <Member member={member} partnership={partnership} />
            ))}
          </tbody>
        </table>
      </>
    )),
  });
