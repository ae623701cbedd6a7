import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { asHtml } from '../../functions/mail/as-html.tsx';
import { asText } from '../../functions/mail/as-text.ts';
import { quoted } from '../../functions/mail/templates/notice.ts';
import { DocumentSections } from '../../functions/pages/document-sections.tsx';

const typed = 'The buses cost too much.\n\nThe trustees want a limit.\nAnd a date.';

describe('what somebody typed in paragraphs', () => {
  it('stays in paragraphs in an email, as text and as HTML', () => {
    const letter = { subject: 'Said', greeting: 'Ada', partnership: 'Valley', paragraphs: [quoted(typed)] };
    expect(asText(letter)).toContain('“The buses cost too much.\n\nThe trustees want a limit. And a date.”');
    expect(asHtml(letter, 'Said')).toMatch(
      /“The buses cost too much\.<\/p><p[^>]*>The trustees want a limit\. And a date\.”<\/p>/,
    );
  });

  it('stays in paragraphs on the page of a sealed agreement', () => {
    const sections = [{ id: 'values', heading: 'Values', blocks: [{ kind: 'text' as const, text: typed }] }];
    const html = renderToString(DocumentSections({ sections }));
    expect(html).toContain('<p class="govuk-body">The buses cost too much.</p>');
    expect(html).toContain('The trustees want a limit.<br/>And a date.');
  });
});

describe('why somebody gets an email', () => {
  it('names the office in which they are written to', () => {
    const letter = {
      subject: 'Said',
      greeting: 'Ada',
      partnership: 'Valley',
      paragraphs: ['Good.'],
      offices: ['vice-chair of the Governing Body of Harrowbeck', 'signs for Harrowbeck', 'admin'],
    };
    expect(asText(letter)).toContain(
      'because you have a part in Valley: vice-chair of the Governing Body of Harrowbeck; signs for Harrowbeck.',
    );
  });
});
