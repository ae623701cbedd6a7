/** The page on which somebody tries to cheat. */
import type { AuditReport } from '../audit-report.ts';
import { toolPage } from './layout.tsx';

export type Cheating = {
  readonly audits: readonly (AuditReport & { readonly partnership: string })[];
  /** A vote stands turned in the store. */
  readonly isTurned: boolean;
  readonly mayTurn: boolean;
  readonly hasCopy: boolean;
  /** What the check of copies says of a signed PDF, as it was and with one byte changed. */
  readonly checked?: { readonly before: string; readonly after: string };
};

const Do = ({ what, children }: { what: string; children: string }) => (
  <form class="inline" method="post" action="/demo/cheat">
    <input type="hidden" name="do" value={what} />
    <button type="submit">{children}</button>
  </form>
);

const Vote = ({ isTurned, mayTurn }: Cheating) => {
  if (isTurned) return <Do what="put-back">Put the vote back</Do>;
  if (!mayTurn)
    return <p>No board has decided yet, so there is no vote to turn. Let some weeks pass, and let boards decide.</p>;
  return <Do what="turn">Turn a vote</Do>;
};

const Copy = ({ hasCopy, checked }: Cheating) => (
  <>
    {hasCopy ? (
      <Do what="copy">Change one byte of a signed PDF</Do>
    ) : (
      <p>No PDF has been made yet: sign the agreement first, and open its copy.</p>
    )}
    {checked && (
      <dl>
        <dt>The file as it was made</dt>
        <dd>{checked.before}</dd>
        <dt>With one byte changed</dt>
        <dd>{checked.after}</dd>
      </dl>
    )}
    {checked && <p class="quiet">The file on this machine was not touched: a changed copy was checked.</p>}
  </>
);

export const cheatPage = (cheating: Cheating): string =>
  toolPage({
    title: 'Try to cheat',
    children: (
      <>
        <p>You have the machine in your hands, and can write into its store. See who notices.</p>
        <h2>A vote behind everybody’s back</h2>
        <p>What a board decided is turned in the store, from yes to no or from no to yes. Nobody is asked.</p>
        <Vote {...cheating} />
        <h2>What the audit says now</h2>
        {cheating.audits.map(({ partnership, lines, result }) => (
          <pre role="status" aria-label={`Audit of ${partnership}: ${result}`}>
            {lines.join('\n')}
          </pre>
        ))}
        <h2>One byte of a signed copy</h2>
        <Copy {...cheating} />
      </>
    ),
  });
