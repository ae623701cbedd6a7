/** What each activity needs before it can be held. Id: the activity's. */
import { Checklist } from '../domain/diary/checklist.ts';
import { kindInPartnership } from './kind.ts';

export const checklists = kindInPartnership('checklist', Checklist);
