/** A small browser for scripted people, in the demonstration and in tests: keeps cookies, follows redirects, fills forms by the names of their fields. */
import { load } from 'cheerio';

type Dom = ReturnType<typeof load>;
/** A text, one of a set of radios, several ticked boxes; `true` ticks a lone box, `false` leaves it; a file to send. */
export type Filling = Readonly<Record<string, string | readonly string[] | boolean | File>>;

export type Submit = {
  /** The words on the button, where a form has several or a page has several forms. */
  readonly button?: string;
  /** The form that posts to this path, where a page has several. */
  readonly action?: string;
};

export type Page = {
  readonly status: number;
  /** Where it ended, after redirects. */
  readonly url: string;
  readonly headers: Headers;
  readonly html: string;
  readonly $: Dom;
  /** The words of the main part, spaces made single. */
  readonly text: string;
  readonly heading: string;
  /** The messages of the error summary. */
  readonly errors: readonly string[];
  /** Where the link with these words leads. Fails the test when there is none. */
  link(words: string): string;
  follow(words: string): Promise<Page>;
  /** Fills the page's form and sends it as a browser would. A field that the form does not have fails the test. */
  submit(filling?: Filling, how?: Submit): Promise<Page>;
};

export type Browser = {
  open(address: string): Promise<Page>;
  /** Sends fields without a form: what somebody may make up. */
  post(address: string, fields?: Filling, headers?: Readonly<Record<string, string>>): Promise<Page>;
  readonly cookies: Map<string, string>;
};

const mostRedirects = 5;

/** What browsers say of a form on our own page, which sends no referrer. */
const ownPage = { origin: 'null', 'sec-fetch-site': 'same-origin' };

/** As a browser sends a form that may bring files: an empty file where none was chosen. */
const withFiles = ($: Dom, form: Parameters<Dom>[0], fields: URLSearchParams, filling: Filling): FormData => {
  const sent = new FormData();
  for (const [name, value] of fields) sent.append(name, value);
  for (const input of $(form).find('input[type=file]').get()) {
    const name = $(input).attr('name') ?? '';
    const file = filling[name];
    sent.append(name, file instanceof File ? file : new File([], ''));
  }
  return sent;
};

const encoded = (fields: Filling): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) if (each !== false) form.append(name, each === true ? 'on' : String(each));
  }
  return form;
};

/** `onPage` is shown every page that comes, also after a form was sent. */
export const createBrowser = (url: string, onPage: (page: Page) => void = () => undefined): Browser => {
  const cookies = new Map<string, string>();

  const keepCookies = (headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const cookieHeader = (): Record<string, string> =>
    cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };

  const send = async (address: string, init: RequestInit = {}, redirects = 0): Promise<Page> => {
    const target = new URL(address, url);
    const response = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...cookieHeader() },
    });
    keepCookies(response.headers);
    const location = response.headers.get('location');
    if (location === null || response.status < 300 || response.status > 399) return pageOf(target.href, response);
    await response.arrayBuffer();
    if (redirects === mostRedirects) throw new Error(`more than ${mostRedirects} redirects, the last to ${location}`);
    return send(new URL(location, target).href, {}, redirects + 1);
  };
  const post = (
    address: string,
    form: URLSearchParams | FormData,
    headers: Readonly<Record<string, string>> = ownPage,
  ) => send(address, { method: 'POST', body: form, headers });

  const pageOf = async (address: string, response: Response): Promise<Page> => {
    const html = await response.text();
    const $ = load(html);
    const words = (selector: string): string => $(selector).first().text().replace(/\s+/g, ' ').trim();
    const link = (text: string): string => {
      const found = $('a').filter((_, each) => $(each).text().replace(/\s+/g, ' ').includes(text));
      const href = found.first().attr('href');
      if (href === undefined) throw new Error(`no link says "${text}" on "${words('h1')}"`);
      return new URL(href, address).href;
    };
    const page: Page = {
      status: response.status,
      url: address,
      headers: response.headers,
      html,
      $,
      text: words('main'),
      heading: words('h1'),
      errors: $('.govuk-error-summary__list li')
        .map((_, each) => $(each).text().trim())
        .get(),
      link,
      follow: (text) => send(link(text)),
      submit: async (filling = {}, how = {}) => {
        const { action, fields } = filledForm($, filling, how);
        return post(new URL(action ?? address, address).href, fields);
      },
    };
    onPage(page);
    return page;
  };
  return {
    cookies,
    open: (address) => send(address),
    post: (address, fields = {}, headers) => post(address, encoded(fields), headers),
  };
};

type FilledForm = { readonly action: string | undefined; readonly fields: URLSearchParams | FormData };

const buttonWords = ($: Dom, button: Parameters<Dom>[0]): string => $(button).text().replace(/\s+/g, ' ').trim();

const formFor = ($: Dom, { button, action }: Submit) => {
  const forms = $('form[method=post]')
    .filter((_, form) => action === undefined || $(form).attr('action') === action)
    .filter(
      (_, form) =>
        button === undefined ||
        $(form)
          .find('button')
          .get()
          .some((each) => buttonWords($, each).includes(button)),
    );
  // The header's "Sign out" is on every page of somebody who is signed in.
  const inMain = forms.filter((_, form) => $(form).closest('main').length > 0);
  const [form] = inMain.length > 0 ? inMain : forms;
  if (form === undefined)
    throw new Error(`no form${button ? ` with a button "${button}"` : ''} on "${$('h1').text()}"`);
  return form;
};

/** The controls of a form and what a browser would send of them untouched, then with the filling. */
const filledForm = ($: Dom, filling: Filling, how: Submit): FilledForm => {
  const form = formFor($, how);
  const fields = new URLSearchParams();
  const left = new Map(Object.entries(filling));
  for (const control of $(form).find('input, textarea, select').get()) {
    const name = $(control).attr('name');
    if (name === undefined || $(control).is('[disabled]')) continue;
    for (const value of valuesOf($, control, left.get(name))) fields.append(name, value);
    if (!offers($, form, name, left.get(name))) throw new Error(`${name} cannot be "${String(left.get(name))}"`);
  }
  for (const name of left.keys()) {
    if ($(form).find(`[name="${name}"]`).length === 0) throw new Error(`the form has no field "${name}"`);
  }
  const pressed = $(form)
    .find('button')
    .filter((_, each) => how.button === undefined || buttonWords($, each).includes(how.button))
    .first();
  const name = pressed.attr('name');
  if (name !== undefined) fields.append(name, pressed.attr('value') ?? '');
  const isUpload = $(form).attr('enctype') === 'multipart/form-data';
  return { action: $(form).attr('action'), fields: isUpload ? withFiles($, form, fields, filling) : fields };
};

const valuesOf = ($: Dom, control: Parameters<Dom>[0], filled: Filling[string] | undefined): string[] => {
  const element = $(control);
  const type = element.attr('type') ?? 'text';
  if (type === 'file') return [];
  if (type === 'radio' || type === 'checkbox') {
    const value = element.attr('value') ?? 'on';
    const untouched = element.attr('checked') !== undefined;
    const ticked = filled === undefined ? untouched : filled === true || [filled].flat().some((one) => one === value);
    return ticked ? [value] : [];
  }
  if (filled !== undefined) return [filled].flat().map(String);
  if (element.is('select')) {
    const selected = element.find('option[selected]');
    return [(selected.length > 0 ? selected : element.find('option')).first().attr('value') ?? ''];
  }
  return [element.is('textarea') ? element.text() : (element.attr('value') ?? '')];
};

/** Whether a set of radios or boxes, or a list, has the values that are to be picked. */
const offers = ($: Dom, form: Parameters<Dom>[0], name: string, filled: Filling[string] | undefined): boolean => {
  if (filled === undefined || typeof filled === 'boolean' || filled instanceof File) return true;
  const controls = $(form).find(`[name="${name}"]`);
  const options = controls.is('select') ? controls.find('option') : controls.filter('[type=radio], [type=checkbox]');
  if (options.length === 0) return true;
  const values = options.get().map((each) => $(each).attr('value') ?? 'on');
  return [filled].flat().every((value) => values.includes(String(value)));
};
