/** Something went to the wrong person: who could see it, who did, when, and whom to tell. That it was looked up is written down. */
import * as z from 'zod';
import { type Sought, soughtIn } from '../domain/incident/sought.ts';
import { Slug } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { type AdminContext, adminFrame, moment, whoeverRunsIt } from './admin-frame.tsx';
import { copySheet, fileSheet } from './file-sheet.ts';
import { linkSheet } from './link-sheet.ts';
import { asPersonOf } from './operator.ts';
import { personSheets } from './person-sheet.ts';
import type { Act, Line, Sheet } from './sheet.ts';

const what = 'Enter an email address, a link from an email, or the address of a file';
const IncidentForm = z.strictObject({
  what: z.string(what).trim().min(1, what).max(2000, 'Enter no more than 2,000 characters'),
  partnership: z
    .string()
    .trim()
    .pipe(z.union([z.literal(''), Slug], 'Enter the partnership’s short name, such as wendle-valley'))
    .optional(),
});

const title = 'Who could see it, and whom to tell';

type Typed = { readonly what?: string; readonly partnership?: string };

const typedIn = ({ web: { form } }: AdminContext): Typed => ({
  ...(typeof form.what === 'string' && { what: form.what }),
  ...(typeof form.partnership === 'string' && {
    partnership: form.partnership,
  }),
});

function Ask({ typed, errors, own }: { typed: Typed; errors: readonly FormError[]; own: string }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <form method="post" action="/admin/incident" novalidate>
      <Input
        name="what"
        label="What is it about?"
        hint="The email address of a person; or a link, copied whole from an email; or the address of a file, such as /documents/mou/202627-1/pdf; or a file’s SHA-256."
        value={typed.what}
        error={errorOf('what')}
        spellcheck={false}
      />
      <Input
        name="partnership"
        label="The partnership’s short name"
        hint="Only for the address of a file: it does not name its partnership."
        value={typed.partnership ?? own}
        error={errorOf('partnership')}
        width={20}
        spellcheck={false}
      />
      <Button>Show who could see it</Button>
    </form>
  );
}

const asked = (here: AdminContext, errors: readonly FormError[] = []): WebResponse =>
  adminFrame(
    here,
    { title, back: '/admin', errors },
    <>
      <p class="govuk-body">
        For when an email, a link or a file reached somebody whom it was not for. You see who could see it, what was
        done, and who has to hear of it. The partnership’s audit trail will say that you looked.
      </p>
      <Ask typed={typedIn(here)} errors={errors} own={here.signedIn.partnership} />
    </>,
  );

function Lines({ lines, none }: { lines: readonly Line[]; none: string }) {
  if (lines.length === 0) return <p class="govuk-body">{none}</p>;
  return (
    <Table
      columns={[{ head: 'Who' }, { head: 'Why' }]}
      rows={lines.map(({ who, why }) => [who, why])}
      firstCellIsHeader
      stacks
    />
  );
}

function Did({ acts }: { acts: readonly Act[] }) {
  return (
    <>
      <p class="govuk-body">
        What somebody did is written down. That somebody only looked is not: nobody can say who read a page.
      </p>
      {acts.length === 0 ? (
        <p class="govuk-body">Nothing is written down about it.</p>
      ) : (
        <Table
          columns={[{ head: 'When' }, { head: 'Who' }, { head: 'What' }]}
          rows={acts.map(({ at, who, what: did }) => [moment(at), who, did])}
          stacks
        />
      )}
    </>
  );
}

function OneSheet({ sheet }: { sheet: Sheet }) {
  return (
    <section>
      <h2 class="govuk-heading-l">{sheet.about}</h2>
      <SummaryList rows={sheet.facts.map(([key, value]) => ({ key, value }))} />
      <h3 class="govuk-heading-m">Do now</h3>
      <Bullets items={sheet.now} />
      <h3 class="govuk-heading-m">Who could see it</h3>
      <Lines lines={sheet.could} none="Nobody." />
      <h3 class="govuk-heading-m">Who did what, and when</h3>
      <Did acts={sheet.did} />
      <h3 class="govuk-heading-m">Whom to tell</h3>
      <Lines lines={sheet.tell} none="Nobody here has this address." />
    </section>
  );
}

const sheetsFor = async (
  { outside, signedIn }: AdminContext,
  sought: Sought,
  partnership: string,
): Promise<readonly Sheet[]> => {
  switch (sought.kind) {
    case 'person':
      return personSheets(outside, sought.email);
    case 'link':
      return [await linkSheet(outside, sought)].filter((sheet) => sheet !== undefined);
    case 'copy':
      return [await copySheet(outside, sought.sha256)].filter((sheet) => sheet !== undefined);
    case 'file': {
      const sheet = await fileSheet(outside, sought, partnership === '' ? signedIn.partnership : partnership);
      return sheet ? [sheet] : [];
    }
  }
};

const nothingWords: Readonly<Record<Sought['kind'], FormError>> = {
  person: {
    field: 'what',
    text: 'Nobody in any partnership here has this address',
  },
  link: {
    field: 'what',
    text: 'This is no link of ours. Copy the whole of it: some email programs cut it in two',
  },
  copy: { field: 'what', text: 'No file that we made has this fingerprint' },
  file: {
    field: 'partnership',
    text: 'There is no partnership with this short name',
  },
};

const tellTrails = async (
  { outside, operator }: AdminContext,
  sought: Sought,
  sheets: readonly Sheet[],
): Promise<void> => {
  const concerned = new Set(sheets.flatMap(({ partnership }) => partnership ?? []));
  for (const partnership of concerned) {
    const by = await asPersonOf(outside, operator, partnership);
    await work(outside, partnership, async (tx) => {
      if (!(await tx.read(partnerships, theOne))) return;
      tx.event('incident-looked-into', by, {
        operator: operator.operator,
        about: sought.kind,
      });
    });
  }
};

const take = async (here: AdminContext): Promise<WebResponse> => {
  const posted = readPosted(IncidentForm, here.web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(here.outside, 'unreadable');
  if (!posted.ok) return asked(here, posted.errors);
  const sought = soughtIn(posted.value.what);
  if (!sought) return asked(here, [{ field: 'what', text: what }]);
  const sheets = await sheetsFor(here, sought, posted.value.partnership ?? '');
  if (sheets.length === 0) return asked(here, [nothingWords[sought.kind]]);
  // Whoever looks is written down first: nobody is shown who could see something without that.
  await tellTrails(here, sought, sheets);
  return adminFrame(
    here,
    { title, back: '/admin/incident' },
    <>
      <p class="govuk-body">
        Made on {moment(here.outside.clock.now())}. Print this page and keep it with your record of what went wrong.
      </p>
      {sheets.map((sheet) => (
        <OneSheet sheet={sheet} />
      ))}
      <h2 class="govuk-heading-m">The 72 hours</h2>
      <p class="govuk-body">
        If people could come to harm, the school or trust that answers for the data tells the Information Commissioner
        within 72 hours of knowing (UK GDPR, Article 33), and the people themselves where the risk is high (Article 34).
        That is for its data protection contact to decide. A recommendation here is not that decision.
      </p>
    </>,
  );
};

export const showIncident = whoeverRunsIt(async (here) => asked(here));
export const takeIncident = whoeverRunsIt(take);
