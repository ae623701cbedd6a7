import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { Page, type PageProps, renderPage, type Site } from '../../functions/pages/layout.tsx';

const site: Site = { stylesheet: '/assets/app.css?v=1a2b3c' };

function page(props: Partial<PageProps>) {
  const html = renderPage(<Page site={site} title="Your decision" {...props} />);
  return { html, $: load(html) };
}

describe('a page', () => {
  test('is a whole document in British English with its own stylesheet and a title that names the product', () => {
    const { html, $ } = page({});
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB"/);
    expect($('title').text()).toBe('Your decision – School Partnerships');
    expect($('link[rel=stylesheet]').attr('href')).toBe('/assets/app.css?v=1a2b3c');
    expect($('meta[name=viewport]').attr('content')).toBe('width=device-width, initial-scale=1');
  });

  test('has one main part, where the first link of all leads', () => {
    const { $ } = page({ heading: 'Your decision' });
    expect($('main')).toHaveLength(1);
    expect($('a').first().attr('href')).toBe(`#${$('main').attr('id')}`);
    expect($('main h1').text()).toBe('Your decision');
  });

  test('with mistakes says so in its title and at the top, each with a link to its field', () => {
    const { $ } = page({ errors: [{ text: 'Enter <your> name', field: 'name' }] });
    expect($('title').text()).toBe('Error: Your decision – School Partnerships');
    expect($('main .govuk-error-summary a[href="#name"]').text()).toBe('Enter <your> name');
  });

  test('without mistakes has no summary of them', () => {
    expect(page({ errors: [] }).$('.govuk-error-summary')).toHaveLength(0);
  });

  test('has no script and no style of its own, so the strictest rules for content hold', () => {
    const { $ } = page({ heading: 'Your decision', errors: [{ text: 'x' }], back: '/' });
    expect($('script, style, [style], [onclick]')).toHaveLength(0);
  });

  test('escapes whatever is put into it', () => {
    const { html } = page({ title: '</title><script>', heading: '<img src=x>', children: '"><b>' });
    expect(html).not.toMatch(/<script|<img|<b>/);
  });

  test('shows somebody who is signed in their name and a way out that posts', () => {
    const { $ } = page({ site: { ...site, person: { name: 'Grace Holroyd', signOut: '/sign-out' } } });
    expect($('header form[method=post]').attr('action')).toBe('/sign-out');
    expect($('header').text()).toContain('Grace Holroyd');
    expect(page({}).$('header form')).toHaveLength(0);
  });

  test('marks where one is among the places one can go', () => {
    const navigation = [
      { text: 'Home', href: '/', current: true },
      { text: 'People', href: '/people' },
    ];
    const { $ } = page({ site: { ...site, navigation } });
    expect($('nav [aria-current=page]').text()).toBe('Home');
    expect($('nav a')).toHaveLength(2);
  });

  test('says that it is not a government service, and whom to ask', () => {
    const { $ } = page({ site: { ...site, contact: { text: 'Ask Grace', href: 'mailto:grace@wendle.example' } } });
    expect($('footer').text()).toContain('not a government service');
    expect($('footer a[href="mailto:grace@wendle.example"]').text()).toBe('Ask Grace');
  });
});
