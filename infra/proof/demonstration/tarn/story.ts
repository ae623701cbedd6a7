/** Two schools on one site: agreed for two years, looked back on without a vote, and renewed as it is. */
import type { Story } from '../story-shape.ts';
import { agreeing } from './agreeing.ts';
import { delivering } from './delivering.ts';
import { renewing } from './renewing.ts';

export const tarn: Story = {
  file: 'examples/tarn.yaml',
  endsOn: '2027-10-08',
  comesTo: {
    stage: 'delivering',
    agreements: 1,
    inForce: { number: 1, from: '2026-03-16', until: '2028-03-15' },
    votes: 4,
    signatures: 6,
    reviews: 4,
    evaluations: ['goes-on', 'renewed'],
    setAside: 0,
    auditOk: true,
  },
  chapters: [agreeing, delivering, renewing],
};
