/**
 * Property tests draw the same inputs each time, so that a red test is about a change and not about the day.
 * `PROPERTY_SEED=17 npm test` draws others; `PROPERTY_SEED=any npm test` draws some, and a failure says which.
 */
import fc from 'fast-check';

const { PROPERTY_SEED: asked = '20261201' } = process.env;
if (asked !== 'any') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
