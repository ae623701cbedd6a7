/** The stories beside the demonstration's year: each a partnership of `infra/partnerships` and what its people do. */
import { calderEdge } from './calder-edge/story.ts';
import type { Story } from './story-shape.ts';
import { tarn } from './tarn/story.ts';

export const stories: Readonly<Record<string, Story>> = { tarn, 'calder-edge': calderEdge };
