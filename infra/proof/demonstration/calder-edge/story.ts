/** Nine schools of four parties: one is left out, one board leaves, another does not renew, and two go on with a second agreement. */
import type { Story } from '../story-shape.ts';
import { agreeing } from './agreeing.ts';
import { delivering } from './delivering.ts';
import { renewing } from './renewing.ts';
import { secondAgreement } from './second-agreement.ts';
import { signing } from './signing.ts';

export const calderEdge: Story = {
  file: 'examples/calder-edge.yaml',
  endsOn: '2027-10-21',
  comesTo: {
    stage: 'delivering',
    agreements: 2,
    inForce: { number: 2, from: '2027-10-20', until: '2028-08-31' },
    parties: ['millstone', 'two-valleys'],
    left: { 'edge-house': '2027-05-09', 'calder-college': '2027-08-31' },
    votes: 11,
    signatures: 23,
    reviews: 3,
    evaluations: ['continues'],
    setAside: 0,
    auditOk: true,
  },
  chapters: [agreeing, signing, delivering, renewing, secondAgreement],
};
