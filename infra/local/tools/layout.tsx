/** The frame of a tool's page. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { londonDate, londonTime } from '../../../functions/domain/london.ts';
import { longDate } from '../../../functions/domain/wording.ts';
import { toolLinks } from './tool-links.ts';

type PageProps = {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Seconds after which the page asks for itself again: while the clock is being moved. */
  readonly againIn?: number | undefined;
};

const ToolPage = ({ title, againIn, children }: PageProps) => (
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <title>{`${title} – demonstration tool`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {againIn !== undefined && <meta http-equiv="refresh" content={String(againIn)} />}
      <link rel="stylesheet" href="/demo/tools.css" />
    </head>
    <body>
      <div class="band">Demonstration tool. It is not part of the product, and exists only on this machine.</div>
      <nav aria-label="Tools">
        {toolLinks.map(({ href, text }) => (
          <a href={href}>{text}</a>
        ))}
        <a href="/">To the product</a>
      </nav>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
);

export const toolPage = (props: PageProps): string => `<!DOCTYPE html>\n${renderToString(<ToolPage {...props} />)}\n`;

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' });

/** `Monday 28 April 2025, 09:00`, in London. */
const inLondon = (at: Date): string => `${weekday.format(at)} ${longDate(londonDate(at))}, ${londonTime(at)}`;

export const LondonTime = ({ at }: { at: Date }) => <time dateTime={at.toISOString()}>{inLondon(at)}</time>;
