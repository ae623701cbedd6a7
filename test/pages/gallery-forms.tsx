import { Breadcrumbs } from '../../functions/pages/components/breadcrumbs.tsx';
import { Button, ButtonGroup } from '../../functions/pages/components/button.tsx';
import { CharacterCount } from '../../functions/pages/components/character-count.tsx';
import { Checkboxes } from '../../functions/pages/components/checkboxes.tsx';
import { DateInput } from '../../functions/pages/components/date-input.tsx';
import { FileUpload } from '../../functions/pages/components/file-upload.tsx';
import { Input } from '../../functions/pages/components/input.tsx';
import { Link } from '../../functions/pages/components/link.tsx';
import { Radios } from '../../functions/pages/components/radios.tsx';
import { Select } from '../../functions/pages/components/select.tsx';
import { Textarea } from '../../functions/pages/components/textarea.tsx';
import { WarningText } from '../../functions/pages/components/warning-text.tsx';
import { Page } from '../../functions/pages/layout.tsx';
import { SIGNED_IN, VISITOR } from './gallery-sites.ts';

const SCHOOLS = [
  { value: '100001', text: 'Wendle Primary School', hint: 'Maintained, 210 pupils' },
  { value: '100002', text: 'Tarn Infant School' },
  { divider: 'or' },
  { value: 'none', text: 'None of these', exclusive: true },
];

/** Every field of a form, filled in. */
export function Form() {
  return (
    <Page
      site={SIGNED_IN}
      title="Record the decision"
      heading="Record your board’s decision"
      before={
        <Breadcrumbs
          items={[{ text: 'Wendle Valley', href: '/p' }, { text: 'Decisions', href: '/d' }, { text: 'Record' }]}
          collapses
        />
      }
    >
      <form method="post" noValidate>
        <Radios
          name="decision"
          legend="What did your board decide?"
          legendSize="m"
          hint="Only what the minutes say."
          value="change"
          items={[
            { value: 'agree', text: 'Agreed' },
            {
              value: 'change',
              text: 'Asked for a change',
              reveal: <Textarea name="change" label="Which change?" rows={3} />,
            },
            {
              value: 'decline',
              text: 'Did not agree',
              reveal: <Input name="why" label="Why not?" />,
            },
          ]}
        />
        <DateInput name="meeting" legend="When did it meet?" legendSize="m" hint="For example, 3 12 2026" />
        <Input name="present" label="Governors present" hint="For this vote" inputmode="numeric" width={2} />
        <Input name="cap" label="Most it may cost, in pounds" prefix="£" suffix="a year" width={5} />
        <Input name="email" label="Email address" type="email" autocomplete="email" spellcheck={false} />
        <Checkboxes name="schools" legend="Which schools?" legendSize="m" items={SCHOOLS} values={['100001']} />
        <Select
          name="role"
          label="Your role"
          value="clerk"
          items={[
            { value: 'clerk', text: 'Clerk' },
            { value: 'chair', text: 'Chair' },
          ]}
        />
        <CharacterCount name="note" label="A note for the lead" limit={200} counts="words" />
        <FileUpload name="copy" label="The minutes as a PDF" accept="application/pdf" />
        <WarningText>You cannot change this once the minutes are agreed.</WarningText>
        <Checkboxes name="sure" items={[{ value: 'yes', text: 'This is what the minutes say' }]} />
        <ButtonGroup>
          <Button>Save and continue</Button>
          <Button kind="secondary" name="then" value="later">
            Save for later
          </Button>
          <Button kind="warning">Take it back</Button>
          <Link href="/home">Cancel</Link>
        </ButtonGroup>
      </form>
    </Page>
  );
}

/** Every field of a form, wrong. */
export function Mistakes() {
  return (
    <Page
      site={VISITOR}
      title="Sign the agreement"
      heading="Sign the agreement"
      errors={[
        { text: 'Tick that you have read it', field: 'read' },
        { text: 'Type your name', field: 'name' },
        { text: 'The date must have a year', field: 'signed-year' },
        { text: 'Choose a colour', field: 'colour' },
      ]}
      back="/plan"
    >
      <form method="post" noValidate>
        <Checkboxes
          name="read"
          error="Tick that you have read it"
          items={[{ value: 'yes', text: 'I have read the agreement and may sign it for my school' }]}
        />
        <Input name="name" label="Your name" error="Type your name" autocomplete="name" />
        <DateInput
          name="signed"
          legend="Date"
          value={{ day: '3', month: '12' }}
          error="The date must have a year"
          wrong={['year']}
        />
        <Radios
          name="colour"
          legend="Colour"
          error="Choose a colour"
          inline
          items={[
            { value: 'a', text: 'Red' },
            { value: 'b', text: 'Green' },
          ]}
        />
        <Select name="role" label="Role" error="Choose a role" items={[{ value: '', text: 'Choose' }]} />
        <Textarea name="why" label="Why?" error="Say why" value={'\nA line that starts empty'} />
        <FileUpload name="copy" label="A copy" error="Choose a file" />
        <Button>Sign</Button>
      </form>
      <Button start href="/begin">
        Begin again
      </Button>
    </Page>
  );
}
