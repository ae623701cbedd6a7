/** Signed in: an adviser sees how the partnerships of their network stand, on one page, and nothing else of them. */
import { type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import type { NetworkLine } from '../domain/health/network-line.ts';
import { stageNames } from '../domain/lifecycle/stage-names.ts';
import { countOf, dayAndDate, longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { page } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { readNetwork } from './read-network.ts';

const endWords = ({ endsOn, endsSoon }: NetworkLine): string => {
  if (endsOn === undefined) return 'No agreement with an end';
  return endsSoon ? `Ends soon: ${dayAndDate(endsOn)}` : longDate(endsOn);
};

const waitWords = ({ who, dueOn, late }: NetworkLine['waiting'][number]): string =>
  `${who}: ${late ? `late since ${longDate(dueOn)}` : `by ${longDate(dueOn)}`}`;

const list = (items: readonly string[], none: string) => (items.length === 0 ? none : <Bullets items={items} />);

const show = async ({ outside, signedIn }: SignedInContext): Promise<WebResponse> => {
  const lines = await readNetwork(outside, signedIn);
  const heading = `${countOf(lines.length, 'partnership')} in your network`;
  return page(
    renderPage(
      <Page
        site={{ ...siteOf(outside.settings, signedIn.name), home: '/network' }}
        title="Your network"
        heading={heading}
        wide
      >
        <p class="govuk-body">
          Those that need somebody come first. You see how each stands: its stage, its dates, who is asked, signs that
          it wanes. You never see figures, votes or questions. No sign is no proof that all is well.
        </p>
        <Table
          columns={[
            { head: 'Partnership' },
            { head: 'Stage' },
            { head: 'Agreement ends' },
            { head: 'Who is asked' },
            { head: 'Signs that it wanes' },
          ]}
          rows={lines.map((line) => [
            line.name,
            stageNames[line.stage],
            endWords(line),
            list(line.waiting.map(waitWords), 'Nobody'),
            list(line.signs, 'None that we can see'),
          ])}
          firstCellIsHeader
          stacks
        />
        <p class="govuk-body">
          <Link href="/find/invite">Invite a head who has no partnership</Link>
        </p>
      </Page>,
    ),
  );
};

export const networkRoutes: readonly Route[] = [
  { method: 'GET', path: '/network', door: 'signed-in', handle: whoeverMay('see-network', show) },
];
