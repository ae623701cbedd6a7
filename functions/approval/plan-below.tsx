/** Below a decision's link: everything there is to read about it. */
import { linkPage } from '../asking/link-page.tsx';
import type { LinkView } from '../asking/link-view.ts';
import { readNames } from '../asking/names.ts';
import type { ReadDecisionAbout } from './decision-about.tsx';

type Below = NonNullable<LinkView['below']>[string];

export const planBelow = (readAbout: ReadDecisionAbout): Below => ({
  show: async (context) => {
    const nameOf = await readNames(context.outside, context.partnership.id);
    const { name, whole } = await readAbout(context, nameOf);
    return linkPage(context, { title: name.charAt(0).toUpperCase() + name.slice(1), back: true, wide: true }, whole);
  },
});
