/** Every signed-in address, the action that it needs, and what a form there sends. */
import type { Action } from '../../functions/domain/permissions.ts';

export type Needed = {
  readonly action: Action;
  /** An address of that route in the partnership of the tests. */
  readonly at: string;
  readonly form?: Readonly<Record<string, string>>;
};

const see = (at: string): Needed => ({ action: 'see-partnership', at });
const act = (action: Action, at: string, form: Needed['form'] = {}): Needed => ({ action, at, form });
const write = (at: string, form: Needed['form'] = { shown: '' }): Needed => act('write-proposal', at, form);

export const needed: Readonly<Record<string, Needed>> = {
  'GET /home': see('/home'),
  'GET /partnership': see('/partnership'),
  'GET /activities': see('/activities'),
  'GET /documents': see('/documents'),
  'GET /documents/:document/:version': see('/documents/mou/202627-1'),
  'GET /documents/:document/:version/pdf': see('/documents/mou/202627-1/pdf'),
  'GET /decisions/:version': see('/decisions/202627-1'),
  'GET /documents/:document/:version/evidence/pdf': act('take-evidence', '/documents/mou/202627-1/evidence/pdf'),
  'GET /documents/:document/:version/evidence': act('see-evidence', '/documents/mou/202627-1/evidence'),
  'GET /documents/:document/:version/evidence/file': act('take-evidence', '/documents/mou/202627-1/evidence/file'),
  'GET /evaluation': see('/evaluation'),
  'GET /evaluation/:year': see('/evaluation/202627'),
  'GET /ledger': see('/ledger'),
  'GET /ledger/:review': see('/ledger/202627-autumn'),
  'GET /ledger/:review/file': see('/ledger/202627-autumn/file'),
  'GET /surveys': see('/surveys'),
  'GET /surveys/:wave': see('/surveys/none'),
  'GET /surveys/open': act('open-survey', '/surveys/open'),
  'POST /surveys/open': act('open-survey', '/surveys/open', {
    audience: 'pupils',
  }),
  'POST /surveys/:wave/close': act('open-survey', '/surveys/none/close'),
  'POST /surveys/:wave/give-up': act('give-up-survey-link', '/surveys/none/give-up', { school: 'x' }),
  'GET /people': see('/people'),
  'GET /boards': act('choose-who-hears', '/boards'),
  'POST /boards': act('choose-who-hears', '/boards', { extra: 'x' }),
  'GET /people/:person': see('/people/holds-head'),
  'GET /proposal': see('/proposal'),
  'GET /proposal/preview': see('/proposal/preview'),
  'GET /proposal/versions': see('/proposal/versions'),
  'GET /reviews': see('/reviews'),
  'GET /reviews/:review': see('/reviews/202627-autumn'),
  'GET /reviews/:review/boards/:party': see('/reviews/202627-autumn/boards/alder'),
  'GET /reviews/:review/boards/:party/pdf': see('/reviews/202627-autumn/boards/alder/pdf'),
  'GET /evaluation/:year/results': act('add-results', '/evaluation/202627/results'),
  'POST /evaluation/:year/results': act('add-results', '/evaluation/202627/results', { words: '' }),
  'GET /track-record': see('/track-record'),
  'GET /track-record/:party': see('/track-record/alder'),
  'GET /track-record/:party/csv': see('/track-record/alder/csv'),
  'GET /track-record/:party/json': see('/track-record/alder/json'),
  'GET /reviews/:review/file': see('/reviews/202627-autumn/file'),
  'GET /reviews/:review/figures': see('/reviews/202627-autumn/figures'),
  'GET /evaluation/:year/pdf': see('/evaluation/202627/pdf'),
  'GET /evaluation/:year/file': see('/evaluation/202627/file'),
  'GET /standing': see('/standing'),
  'GET /standing/meetings/:date': act('note-facts', '/standing/meetings/2026-10-20'),
  'POST /standing/meetings/:date': act('note-facts', '/standing/meetings/2026-10-20', { extra: 'x' }),
  'GET /standing/work': act('note-facts', '/standing/work'),
  'POST /standing/work': act('note-facts', '/standing/work', { title: '' }),
  'POST /standing/work/:work': act('note-facts', '/standing/work/0001', {
    extra: 'x',
  }),
  'GET /network': act('see-network', '/network'),
  'GET /find': act('find-schools', '/find'),
  'GET /find/invite': act('invite-head', '/find/invite'),
  'POST /find/invite': act('invite-head', '/find/invite', { extra: 'x' }),
  'GET /activities/:activity/checks': see('/activities/labs/checks'),
  'POST /activities/:activity/checks': act('confirm-checks', '/activities/labs/checks', { extra: 'x' }),
  'GET /diary': see('/diary'),
  'GET /diary/file': see('/diary/file'),
  'GET /diary/series': act('plan-series', '/diary/series'),
  'POST /diary/series': act('plan-series', '/diary/series', { extra: 'x' }),
  'GET /diary/school-dates': act('school-dates', '/diary/school-dates'),
  'POST /diary/school-dates': act('school-dates', '/diary/school-dates', {
    extra: 'x',
  }),
  'GET /diary/new': act('plan-dates', '/diary/new'),
  'POST /diary/new': act('plan-dates', '/diary/new', { extra: 'x' }),
  'GET /diary/feed': see('/diary/feed'),
  'POST /diary/feed': act('see-partnership', '/diary/feed', { extra: 'x' }),
  'GET /diary/:occasion': see('/diary/m-2026-10-20-1545'),
  'POST /diary/:occasion/attendance': act('note-attendance', '/diary/m-2026-10-20-1545/attendance', { extra: 'x' }),
  'POST /diary/:occasion': act('plan-dates', '/diary/m-2026-10-20-1545', {
    extra: 'x',
  }),
  'GET /decided': see('/decided'),
  'GET /decided/file': see('/decided/file'),
  'GET /decided/help': act('offer-help', '/decided/help'),
  'POST /decided/help': act('offer-help', '/decided/help', { what: '' }),
  'GET /decided/help/:offer': act('offer-help', '/decided/help/0001'),
  'POST /decided/help/:offer': act('offer-help', '/decided/help/0001', {
    answer: 'yes',
  }),
  'GET /audit': act('see-audit', '/audit'),
  'GET /audit/file': act('see-audit', '/audit/file'),
  'GET /activities/:activity/stop': act('suspend-activity', '/activities/labs/stop'),
  'POST /activities/:activity/stop': act('suspend-activity', '/activities/labs/stop', { reason: 'A tap leaks' }),
  'POST /activities/:activity/restart': act('restart-activity', '/activities/labs/restart'),
  'GET /leadership-reviews': see('/leadership-reviews'),
  'POST /leadership-reviews/pairs': act('pair-reviews', '/leadership-reviews/pairs'),
  'GET /leadership-reviews/reviewer/:school': act('name-reviewer', '/leadership-reviews/reviewer/900001'),
  'POST /leadership-reviews/reviewer/:school': act('name-reviewer', '/leadership-reviews/reviewer/900001', {
    person: '',
  }),
  'GET /objections': see('/objections'),
  'GET /objections/new': act('object', '/objections/new'),
  'POST /objections/new': act('object', '/objections/new', { named: '' }),
  'GET /objections/:objection': see('/objections/o1'),
  'POST /objections/:objection/say': act('say-on-objection', '/objections/o1/say', { words: '' }),
  'POST /objections/:objection/back': act('object', '/objections/o1/back', {
    agreed: '',
  }),
  'GET /leaving': see('/leaving'),
  'GET /leaving/:party': act('record-leaving', '/leaving/none'),
  'POST /leaving/:party': act('record-leaving', '/leaving/none', {
    extra: 'x',
  }),
  'GET /leaving/:party/stay': act('record-leaving', '/leaving/none/stay'),
  'POST /leaving/:party/stay': act('record-leaving', '/leaving/none/stay', {
    extra: 'x',
  }),
  'GET /people/domain/:party': see('/people/domain/none'),
  'POST /people/domain/:party': see('/people/domain/none'),
  'GET /people/changes/:change': see('/people/changes/none'),
  'POST /people/changes/:change': see('/people/changes/none'),
  'GET /people/:person/leave': act('change-people', '/people/tutor/leave'),
  'POST /people/:person/links': see('/people/tutor/links'),
  'POST /people/:person/leave': act('change-people', '/people/tutor/leave', {
    extra: 'x',
  }),
  'GET /people/:person/address': see('/people/tutor/address'),
  'POST /people/:person/address': see('/people/tutor/address'),
  'GET /people/:person/part': act('change-people', '/people/tutor/part'),
  'POST /people/:person/part': act('change-people', '/people/tutor/part', { name: '', email: '' }),
  'GET /people/:person/replace': act('change-people', '/people/tutor/replace'),
  'POST /people/:person/replace': act('change-people', '/people/tutor/replace', { name: '', email: '' }),
  'GET /questions': act('answer-questions', '/questions'),
  'GET /questions/:id': act('answer-questions', '/questions/none'),
  'POST /questions/:id': act('answer-questions', '/questions/none', {
    answer: 'x',
  }),
  'GET /proposal/:question': write('/proposal/values'),
  'POST /proposal/:question': write('/proposal/values', {
    shown: '',
    values: 'x',
  }),
  'GET /proposal/:question/:entry': write('/proposal/aims/add.aims'),
  'POST /proposal/:question/:entry': write('/proposal/aims/add.aims', {
    shown: '',
    what: '',
  }),
  'GET /proposal/:question/:entry/remove': write('/proposal/aims/aims.1/remove'),
  'POST /proposal/:question/:entry/remove': write('/proposal/aims/aims.1/remove'),
  'GET /proposal/:question/give-out': write('/proposal/values/give-out'),
  'POST /proposal/:question/give-out': write('/proposal/values/give-out', {
    person: '',
    name: '',
    email: '',
  }),
  'POST /proposal/:question/take-back': write('/proposal/values/take-back', {}),
  'GET /proposal/clone': write('/proposal/clone'),
  'POST /proposal/clone': write('/proposal/clone', { from: 'x', shown: '' }),
  'GET /proposal/sending': see('/proposal/sending'),
  'GET /proposal/without/:party': act('begin-change', '/proposal/without/none'),
  'POST /proposal/without/:party': act('begin-change', '/proposal/without/none', { extra: 'x' }),
  'GET /proposal/join': act('begin-change', '/proposal/join'),
  'POST /proposal/join': act('begin-change', '/proposal/join', { name: '' }),
  'GET /proposal/join/back': act('withdraw-join', '/proposal/join/back'),
  'POST /proposal/join/back': act('withdraw-join', '/proposal/join/back', {
    reason: '',
  }),
  'GET /proposal/change': act('begin-change', '/proposal/change'),
  'POST /proposal/change': act('begin-change', '/proposal/change', {
    about: '',
  }),
  'GET /proposal/revise': write('/proposal/revise'),
  'POST /proposal/revise': write('/proposal/revise', {}),
  'GET /proposal/submit': act('submit-proposal', '/proposal/submit'),
  'POST /proposal/submit': act('submit-proposal', '/proposal/submit'),
  'GET /proposal/withdraw': act('withdraw-proposal', '/proposal/withdraw'),
  'POST /proposal/withdraw': act('withdraw-proposal', '/proposal/withdraw', {
    reason: '',
  }),
};

/** Signed in, and about oneself alone: which partnership to work in, what waits in each, how one is reached. */
export const aboutOneself: readonly string[] = [
  'GET /partnerships',
  'POST /partnerships',
  'GET /agendas',
  'GET /people/:person/reach',
  'POST /people/:person/reach',
];
/** For whoever runs the system, by an appointment and no part: `test/admin` tries who may not. */
export const byAppointment: readonly string[] = [
  'GET /admin',
  'POST /admin/again',
  'GET /admin/incident',
  'POST /admin/incident',
];
/** Actions that are taken from links alone. */
export const byLinkOnly: readonly Action[] = ['start-review', 'record-review', 'write-evaluation'];
