/** Where figures about groups of pupils belong in a return: between how each purpose goes and what was given. */

/** Nothing is asked here yet; what is said is what keeps a child from being found in the words around it. */
export function PupilFigures() {
  return (
    <section aria-labelledby="pupil-figures">
      <h2 class="govuk-heading-m" id="pupil-figures">
        Figures about pupils
      </h2>
      <p class="govuk-body">
        This return asks for none. Please keep it so in your words: no child’s name, and no group so small that somebody
        could tell who is in it.
      </p>
    </section>
  );
}
