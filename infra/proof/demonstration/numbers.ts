/** What the four schools tell in numbers in autumn: figures about groups of pupils, and who gave what to whom. */
import { expectPage, signIn } from './people.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

const report = 'Your autumn return';

const heading = 'Year group,Subject or measure,Characteristic,Group,Number of pupils,Number at expected standard';
/** Wendle Park has nobody on free school meals; St Aldwyn's has so few that a neighbour could work them out. */
const figures: Readonly<Record<string, readonly string[]>> = {
  'tom-hale': ['All pupils,All pupils,22,18', 'FSM,FSM,z,'],
  'priya-nair': ['All pupils,All pupils,30,19', 'FSM,FSM,8,3', 'FSM,Not FSM,22,16'],
  'ruth-bell': ['All pupils,All pupils,44,29', 'FSM,FSM,4,2', 'FSM,Not FSM,40,27'],
};

export const sendFigures = async (running: RunningDemonstration): Promise<void> => {
  for (const [id, lines] of Object.entries(figures)) {
    const page = await running.participant(id).open(report);
    const form = expectPage(await page.follow('send figures'), `${id} opens the figures`);
    const table = [heading, ...lines.map((line) => `5,Science,${line}`)].join('\r\n');
    const file = new File([table], 'figures.csv', { type: 'text/csv' });
    expectPage(await form.submit({ file }, { button: 'Send this file' }), `${id} sends figures`);
  }
};

const urns = { 'tom-hale': '999001', 'priya-nair': '999002', 'ruth-bell': '999003', 'dan-okoro': '999004' } as const;
type SchoolLead = keyof typeof urns;

/** Staff hours of the autumn term: who gave how many to whom, for what. They come to 134. */
const given: Readonly<Record<SchoolLead, readonly (readonly [to: SchoolLead, hours: number, what: string])[]>> = {
  'tom-hale': [
    ['priya-nair', 26, 'Lab mornings for Year 5'],
    ['ruth-bell', 16, 'Lab mornings for Year 5'],
    ['dan-okoro', 22, 'Latin tutor for Year 8'],
  ],
  'priya-nair': [
    ['tom-hale', 6, 'Help with reading'],
    ['ruth-bell', 8, 'Storytelling, planned together'],
    ['dan-okoro', 4, 'A day in Year 6'],
  ],
  'ruth-bell': [
    ['tom-hale', 6, 'A head visits for a day'],
    ['priya-nair', 5, 'Workshop evenings'],
    ['dan-okoro', 11, 'Workshop evenings'],
  ],
  'dan-okoro': [
    ['tom-hale', 10, 'Clay and the kiln'],
    ['priya-nair', 10, 'Clay and the kiln'],
    ['ruth-bell', 10, 'Clay and the kiln'],
  ],
};
const felt: Readonly<Record<SchoolLead, string>> = {
  'tom-hale': '3',
  'priya-nair': '5',
  'ruth-bell': '4',
  'dan-okoro': '4',
};
const leads = Object.keys(urns) as readonly SchoolLead[];

const ledgerOf = async (running: RunningDemonstration, id: SchoolLead) =>
  (await running.participant(id).open(report)).follow('what your school gave and got');

const writeLines = async (running: RunningDemonstration, id: SchoolLead): Promise<void> => {
  let ledger = await ledgerOf(running, id);
  for (const [to, hours, what] of given[id]) {
    const form = await ledger.follow('Add something');
    const line = { side: 'gave', kind: 'hours', what, amount: String(hours), with: [urns[to]], host: urns[id] };
    ledger = expectPage(await form.submit(line), `${id} writes down a line`);
  }
};

/** Says that what others wrote is right, and how fair it feels. */
const confirmSide = async (running: RunningDemonstration, id: SchoolLead): Promise<void> => {
  const ledger = await ledgerOf(running, id);
  const questions = new Set(
    ledger
      .$('input[name^=right]')
      .get()
      .map((radio) => ledger.$(radio).attr('name') ?? ''),
  );
  const answers = Object.fromEntries([...questions].map((name) => [name, 'yes']));
  const answered = expectPage(await ledger.submit(answers, { button: 'Keep these answers' }), `${id} answers others`);
  expectPage(await answered.submit({ felt: felt[id] }, { button: 'Our side is whole' }), `${id} confirms its side`);
};

export const keepLedger = async (running: RunningDemonstration): Promise<void> => {
  for (const id of leads) await writeLines(running, id);
  const role = await (await ledgerOf(running, 'priya-nair')).follow('Add a role');
  expectPage(await role.submit({ role: 'Leads science for two schools' }), 'a role is written down');
  for (const id of leads) await confirmSide(running, id);
};

/** Somebody of the board takes the published figures home: what is hidden is hidden there too. */
export const downloadFigures = async (running: RunningDemonstration, id: string): Promise<void> => {
  const own = await running.participant(id).open('The autumn review of Wendle Valley');
  const page = expectPage(await own.follow('Read the whole report'), `${id} reads the whole report`);
  const file = await page.follow('Download the figures');
  if (!file.html.includes('FSM,FSM,999003,"St Aldwyn\'s CofE Junior Academy",c,c'))
    throw new Error(`the small group at St Aldwyn's is not hidden:\n${file.html}`);
};

/** The ledger of the autumn term says to everybody what the four sides come to. */
export const readLedger = async (running: RunningDemonstration, id: string): Promise<void> => {
  await signIn(running, id);
  const year = expectPage(await running.participant(id).browser.open('/ledger'), `${id} opens the ledger`);
  const term = await year.follow('Autumn ledger');
  const shown = [
    'All schools134 hours134 hours',
    'Wendle Park School gave 2.9 hours for each hour it got',
    'Both sides agree',
  ];
  for (const words of shown) if (!term.text.includes(words)) throw new Error(`the ledger does not say "${words}"`);
  expectPage(await term.follow('Download the ledger'), `${id} downloads the ledger`);
};
