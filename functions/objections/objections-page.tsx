/** Signed in: what has been objected to, what is paused by it, and how to object. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { objectsFor } from '../domain/lifecycle/objection.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { objections } from '../records/objections.ts';
import { readEvery } from '../records/read-every.ts';
import type { WebResponse } from '../web/route.ts';

const listPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const all = await readEvery(outside.store, objections, partnership.id);
  const newestFirst = all.toSorted((one, other) => other.on.localeCompare(one.on) || other.id.localeCompare(one.id));
  const mayObject = may(partnership, signedIn.person, 'object') && objectsFor(partnership, signedIn.person).length > 0;
  return framedPage(
    here,
    { title: 'Objections' },
    <>
      <p class="govuk-body">
        A board that cannot go along with something that is signed says so here. Only what it names pauses. The boards
        have five school days to talk. Then the mediator is asked, hears both sides, and writes down what came of it.
      </p>
      {newestFirst.length === 0 ? (
        <p class="govuk-body">Nobody has objected to anything.</p>
      ) : (
        <Table
          columns={[{ head: 'About' }, { head: 'Raised by' }, { head: 'On' }, { head: 'Now' }]}
          rows={newestFirst.map(({ id, title, party, on, state }) => [
            <Link href={`/objections/${id}`}>{title}</Link>,
            partyById(partnership, party)?.name ?? party,
            longDate(on),
            state === 'settled' ? <Tag colour="green">Settled</Tag> : <Tag colour="red">Paused</Tag>,
          ])}
          stacks
        />
      )}
      {mayObject && (
        <p class="govuk-body">
          <Link href="/objections/new">Object to something</Link>
        </p>
      )}
      <p class="govuk-body">
        Is a child not safe? Follow your school’s safeguarding procedure first. Then{' '}
        <Link href="/activities">stop the activity today</Link>.
      </p>
    </>,
  );
};

export const showObjections = whoeverMay('see-partnership', listPage);
