/** The recipes, each with an example that nobody needs: a picnic. */
import type { Recipe } from './recipe.ts';

const page: Recipe = {
  title: 'A page',
  steps: [
    {
      file: 'functions/home/picnic-page.tsx',
      text: `/** What the schools bring to the picnic. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import type { WebResponse } from '../web/route.ts';

const picnicPage = async (here: SignedInContext): Promise<WebResponse> =>
  framedPage(here, { title: 'The picnic' }, <p class="govuk-body">Please bring a cake.</p>);

export const showPicnic = whoeverMay('see-partnership', picnicPage);
`,
    },
    {
      file: 'functions/home/routes.tsx',
      under: "import { showPartnership } from './partnership-page.tsx';",
      text: "import { showPicnic } from './picnic-page.tsx';",
    },
    {
      file: 'functions/home/routes.tsx',
      under: 'export const homeRoutes',
      text: "  { method: 'GET', path: '/partnership/picnic', door: 'signed-in', handle: showPicnic },",
    },
    {
      file: 'test/permissions/routes-and-actions.ts',
      above: "  'GET /partnership':",
      text: "  'GET /partnership/picnic': see('/partnership/picnic'),",
    },
  ],
};

const mail: Recipe = {
  title: 'A mail',
  steps: [
    { file: 'functions/domain/mail-names.ts', under: "  'ask',", text: "  'picnic'," },
    { file: 'functions/domain/mail-haste.ts', under: "  ask: 'day',", text: "  picnic: 'day'," },
    {
      file: 'functions/mail/templates/picnic.ts',
      text: `/** Everybody is told of the picnic. */
import type { Template } from '../context.ts';
import { notice } from './notice.ts';

export const picnic: Template = (context) =>
  notice(context, {
    subject: \`A picnic of \${context.partnership.name}\`,
    paragraphs: ['The schools of the partnership meet for a picnic. Please bring a cake.'],
  });
`,
    },
    {
      file: 'functions/mail/templates/index.ts',
      above: 'import { pieceTakenBack',
      text: "import { picnic } from './picnic.ts';",
    },
    { file: 'functions/mail/templates/index.ts', under: '  ask,', text: '  picnic,' },
    { file: 'test/mail/every-letter.ts', above: "    one('role-ending', lead),", text: "    one('picnic', head)," },
  ],
};

const request: Recipe = {
  title: 'A kind of request',
  steps: [
    { file: 'functions/domain/asking/request.ts', under: "  'write-piece',", text: "  'bring-cake'," },
    { file: 'functions/domain/asking/take.ts', under: "  'write-piece':", text: "  'bring-cake': ['do']," },
    {
      file: 'functions/domain/asking/kinds.ts',
      under: "  'write-piece':",
      text: "  'bring-cake': { asked: (_, spec) => asked([spec.person]), days: 5, closeAfter: 90, escalate: toLead },",
    },
    {
      file: 'functions/asking/request-words.ts',
      above: "  'write-piece':",
      text: "  'bring-cake': always('Bring a cake', 'Somebody brings a cake'),",
    },
    { file: 'functions/audit/story-words.ts', above: "  'write-piece':", text: "  'bring-cake': 'bringing a cake'," },
    { file: 'functions/mail/templates/meetings.ts', above: "  'write-piece':", text: "  'bring-cake': 'a cake'," },
    {
      file: 'functions/mail/templates/asks/cake.ts',
      text: `/** Somebody is asked to bring a cake. */
import { longDate, shortDate } from '../../../domain/wording.ts';
import { askedByLead } from '../../contacts.ts';
import { type AskOf, stillBy } from './ask.ts';

export const cakeAsk: AskOf = (context) => ({
  subject: \`Please bring a cake by \${shortDate(context.request.dueOn)}\`,
  reminder: \`please bring a cake\${stillBy(context)}\`,
  opening: ['The schools of the partnership meet for a picnic. Please say when you have a cake.'],
  again: ['Nobody has a cake yet.'],
  label: 'Say that you have it',
  minutes: 1,
  facts: [{ label: 'Bring it by', text: longDate(context.request.dueOn) }],
  from: askedByLead(context),
});
`,
    },
    {
      file: 'functions/mail/templates/asks/index.ts',
      above: 'import { reportAsk,',
      text: "import { cakeAsk } from './cake.ts';",
    },
    {
      file: 'functions/mail/templates/asks/index.ts',
      above: "  'write-piece':",
      text: "  'bring-cake': { answers: cakeAsk, reads: noNotice },",
    },
    {
      file: 'functions/mail/templates/overdue.ts',
      above: "  'write-piece':",
      text: `  'bring-cake': (context) => ({
    subject: 'A cake is still to come',
    what: \`We asked \${who(context)} to bring a cake.\`,
  }),`,
    },
    {
      file: 'functions/between-reviews/cake-view.tsx',
      text: `/** The page behind the link of whoever brings a cake. */
import { afterAnswer } from '../asking/after-answer.ts';
import { giveAnswer } from '../asking/give-answer.ts';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkView } from '../asking/link-view.ts';
import { Button } from '../pages/components/button.tsx';

export const cakeView: LinkView = {
  show: async (context) =>
    linkPage(
      context,
      { title: 'Bring a cake' },
      <form method="post" action={context.action} novalidate>
        <p class="govuk-body">The schools of the partnership meet for a picnic.</p>
        <Button>I have a cake</Button>
      </form>,
    ),
  take: async (context) => {
    const { outside, partnership, request, evidence } = context;
    return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, { does: 'do', ...evidence }));
  },
};
`,
    },
    {
      file: 'functions/site/views/picnic.ts',
      text: `/** What the picnic asks for. */
import type { ViewsOf } from '../../asking/link-view.ts';
import { cakeView } from '../../between-reviews/cake-view.tsx';

export const views: ViewsOf<'bring-cake'> = { 'bring-cake': cakeView };
`,
    },
    {
      file: 'functions/site/link-views.ts',
      above: 'const proposal =',
      text: "const picnic = () => import('./views/picnic.ts');",
    },
    { file: 'functions/site/link-views.ts', above: "  'write-piece':", text: "  'bring-cake': picnic," },
  ],
};

const record: Recipe = {
  title: 'A kind of record',
  steps: [
    { file: 'functions/records/kind-names.ts', above: "  'proposal',", text: "  'picnic'," },
    {
      file: 'functions/records/picnics.ts',
      text: `/** The picnics of a partnership, each by its date. */
import * as z from 'zod';
import { Line, PlainDate } from '../domain/values.ts';
import type { RecordKind } from './kind.ts';

const Picnic = z.strictObject({ on: PlainDate, where: Line });

export const picnics: RecordKind<typeof Picnic, 'picnic'> = {
  name: 'picnic',
  schema: Picnic,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: \`p#\${partnership}\`, sort: \`picnic#\${id}\` }),
};
`,
    },
    {
      file: 'functions/site/every-kind.ts',
      above: 'import { ledgerSides }',
      text: "import { picnics } from '../records/picnics.ts';",
    },
    { file: 'functions/site/every-kind.ts', above: '  proposal:', text: '  picnic: picnics,' },
    { file: 'functions/records/proof.ts', above: '  proposal:', text: '  picnic: [],' },
  ],
};

const workflow: Recipe = {
  title: 'A workflow',
  steps: [
    { file: 'functions/domain/work-names.ts', under: "  'collect-responses',", text: "  'picnic'," },
    {
      file: 'workflows/picnic.asl.json',
      text: `{
  "Comment": "Somebody is asked for what the picnic needs.",
  "QueryLanguage": "JSONata",
  "TimeoutSeconds": 31449600,
  "StartAt": "Ask for a cake",
  "States": {
    "Ask for a cake": {
      "Type": "Task",
      "Resource": "arn:aws:states:::states:startExecution.sync:2",
      "Arguments": {
        "StateMachineArn": "\${CollectResponses}",
        "Input": {
          "partnership": "{% $states.input.partnership %}",
          "request": "{% $states.input.request %}"
        }
      },
      "TimeoutSeconds": 31449600,
      "Output": "{% $states.result.Output %}",
      "End": true
    }
  }
}
`,
    },
    {
      file: 'infra/local/workflows.ts',
      above: 'import proposal from',
      text: "import picnic from '../../workflows/picnic.asl.json' with { type: 'json' };",
    },
    { file: 'infra/local/workflows.ts', above: "  'governor-approval': ", text: '  picnic,' },
    { file: 'infra/local/tools/machine-room.tsx', above: "  'governor-approval':", text: "  picnic: 'a picnic'," },
    { file: 'README.md', instead: 'seven state machines', text: 'eight state machines' },
  ],
  make: ['infra/proof/checks/workflow-pictures.ts'],
};

export const recipes: readonly Recipe[] = [page, mail, request, record, workflow];
