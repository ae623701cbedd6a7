/** What changes in a text that is in force, item by item: how it reads now, how it would, and why somebody is asked. */
import type { Touch } from '../domain/lifecycle/asks.ts';
import { Difference } from './components/difference.tsx';
import { wordDifference } from './word-difference.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function Touches({ touches }: { touches: readonly Touch[] }) {
  return (
    <>
      {touches.map(({ change: { label, before = '', after = '' }, why }) => (
        <>
          <h3 class="govuk-heading-s">{capital(label)}</h3>
          <Difference pieces={wordDifference(before, after)} />
          <p class="govuk-body">Because {why}.</p>
        </>
      ))}
    </>
  );
}
