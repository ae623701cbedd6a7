/** The proposal exactly as boards will see it: the short answers first, then the whole plan. */
import { activeSchools } from '../domain/partnership/partnership.ts';
import { Briefing } from '../pages/briefing.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Plan } from '../pages/plan.tsx';
import { signedInPage } from '../web/signed-in-page.tsx';
import { forReaders } from './proposal-context.ts';

export const showPreview = forReaders(({ outside, web, partnership, version, nameOf, isOpen }) =>
  signedInPage(
    outside,
    web,
    {
      title: 'Preview',
      heading: version.content.title || 'The proposal',
      caption: partnership.name,
      back: '/proposal',
    },
    <>
      {isOpen && <InsetText>This is version {version.version}, which is still being written.</InsetText>}
      <Briefing content={version.content} schools={activeSchools(partnership)} planHref="#whole-plan" />
      <div id="whole-plan">
        <Plan content={version.content} nameOf={nameOf} />
      </div>
    </>,
  ),
);
