/** Signed in: every think piece there has been, newest first, and what became of it (R22). */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { countOf } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { readDiary } from '../records/diary.ts';
import type { WebResponse } from '../web/route.ts';
import { Piece } from './meeting-view.tsx';
import { dayWords } from './occasion-facts.tsx';

const thinkPiecesPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { occasions } = await readDiary(here.outside, here.partnership);
  const names = shortSchoolNames(here.partnership);
  const kept = occasions.filter(({ piece, state }) => piece !== undefined && state !== 'cancelled').toReversed();
  return framedPage(
    here,
    { title: 'Think pieces', back: '/diary' },
    kept.length === 0 ? (
      <p class="govuk-body">
        There is none yet. Whoever brings one writes it on the page of its meeting: three lines, and where to read more.
      </p>
    ) : (
      kept.map((one) => (
        <section>
          <h2 class="govuk-heading-m">
            <Link href={`/diary/${one.id}`}>{dayWords(one.date)}</Link>
          </h2>
          <Piece
            occasion={one}
            school={one.thinkPiece === undefined ? undefined : (names.get(one.thinkPiece) ?? one.thinkPiece)}
          />
          {one.plan && (
            <p class="govuk-body">
              It became a shared plan of {countOf(one.plan.length, 'step')}.{' '}
              <Link href="/decided">The log of decisions</Link>
            </p>
          )}
        </section>
      ))
    ),
  );
};

export const showThinkPieces = whoeverMay('see-partnership', thinkPiecesPage);
