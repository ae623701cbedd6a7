/**
 * What the first texts ask of the product, line by line: the number of the text, the ask in our words, the requirement of
 * `domain.md`, where somebody meets it, and the tests that hold it. A line without a test is not built, and says what is
 * missing. `infra/papers/asked.md` is made from this; `npm run check` fails when a named page or test is gone.
 */
import { fromChoices } from './asked/choices.ts';
import { fromGains } from './asked/gains.ts';
import { fromGuide } from './asked/guide.ts';
import { fromLessons } from './asked/lessons.ts';
import type { Asked } from './asked/line.ts';
import { fromQuestions } from './asked/questions.ts';
import { fromRiver } from './asked/river.ts';

export const asked: readonly Asked[] = [
  ...fromGuide,
  ...fromQuestions,
  ...fromRiver,
  ...fromLessons,
  ...fromGains,
  ...fromChoices,
];
