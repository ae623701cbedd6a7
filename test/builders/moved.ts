/** For tests that begin in the middle: what a partnership or a change is at, without the way that led there. */
import type { Moved } from '../../functions/domain/lifecycle/moved.ts';
import type { ChangeState, Stage } from '../../functions/domain/lifecycle/states.ts';

export const atStage = <const S extends Stage>(stage: S): Moved<S> => stage as Moved<S>;
export const inState = <const S extends ChangeState>(state: S): Moved<S> => state as Moved<S>;
