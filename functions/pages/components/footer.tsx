export type FooterProps = { productName: string; contact?: { text: string; href: string } | undefined };

/** The same on every page: what the law and a visitor in need ask for. */
const everywhere = [
  { href: '/help', text: 'Help, and who runs this' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/cookies', text: 'Cookies' },
] as const;

/** Our own footer: what this is, and whom to ask. `Page` draws it. */
export function Footer({ productName, contact }: FooterProps) {
  return (
    <footer class="sp-footer">
      <div class="govuk-width-container">
        <p class="sp-footer__line sp-footer__places">
          {everywhere.map(({ href, text }) => (
            <>
              <a class="sp-footer__link" href={href}>
                {text}
              </a>{' '}
            </>
          ))}
        </p>
        <p class="sp-footer__line">
          {productName} is open-source software that schools run for themselves. It is not a government service.
        </p>
        {contact && (
          <p class="sp-footer__line">
            Something not right?{' '}
            <a class="sp-footer__link" href={contact.href}>
              {contact.text}
            </a>
          </p>
        )}
      </div>
    </footer>
  );
}
