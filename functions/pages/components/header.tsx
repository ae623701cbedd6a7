import type { ComponentChildren } from 'preact';

export type NavigationItem = { text: ComponentChildren; href: string; current?: boolean | undefined };

export type HeaderProps = {
  productName: string;
  home?: string | undefined;
  person?: { name: string; signOut: string } | undefined;
  navigation?: readonly NavigationItem[] | undefined;
};

/** Our own header: the product's name, who is signed in, where one can go. `Page` draws it. */
export function Header({ productName, home, person, navigation = [] }: HeaderProps) {
  return (
    <header class="sp-header">
      <div class="govuk-width-container sp-header__bar">
        {home ? (
          <a class="sp-header__name" href={home}>
            <Rings />
            {productName}
          </a>
        ) : (
          <span class="sp-header__name">
            <Rings />
            {productName}
          </span>
        )}
        {person && <SignedIn {...person} />}
      </div>
      {navigation.length > 0 && <Navigation items={navigation} />}
    </header>
  );
}

/** Signing out changes something, so it is a form. */
function SignedIn({ name, signOut }: { name: string; signOut: string }) {
  return (
    <form class="sp-header__person" method="post" action={signOut}>
      <span>{name}</span>
      <button type="submit" class="sp-header__sign-out">
        Sign out
      </button>
    </form>
  );
}

function Navigation({ items }: { items: readonly NavigationItem[] }) {
  return (
    <nav class="sp-navigation" aria-label="Main">
      <ul class="govuk-width-container sp-navigation__list">
        {items.map(({ text, href, current }) => (
          <li>
            <a class="sp-navigation__link" href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Two schools that overlap: the product's own mark. */
function Rings() {
  return (
    <svg class="sp-header__rings" width="36" height="24" viewBox="0 0 36 24" aria-hidden="true" focusable="false">
      <circle cx="12.5" cy="12" r="9.5" />
      <circle class="sp-header__second-ring" cx="23.5" cy="12" r="9.5" />
    </svg>
  );
}
