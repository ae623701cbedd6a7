/** The inbox as a person sees it. */
import { type FoundMail, isText, type MailRecipient } from '../../../functions/adapters/local/mailbox.ts';
import { LondonTime, toolPage } from './layout.tsx';

const inboxOf = (address: string): string => `/demo/inbox?to=${encodeURIComponent(address)}`;
const pageOf = (mail: FoundMail): string => `/demo/inbox/${encodeURIComponent(mail.id)}`;

const MailRow = ({ mail }: { mail: FoundMail }) => (
  <tr>
    <td>
      <LondonTime at={new Date(mail.sentAt)} />
    </td>
    <td>
      <a href={inboxOf(mail.to.address)}>{mail.to.name}</a>
    </td>
    <td>
      {isText(mail) && 'Text: '}
      <a href={pageOf(mail)}>{mail.subject}</a>
    </td>
  </tr>
);

const Recipients = ({ recipients }: { recipients: readonly MailRecipient[] }) => (
  <details>
    <summary>By recipient ({recipients.length})</summary>
    <table>
      <tbody>
        {recipients.map(({ name, address, mails }) => (
          <tr>
            <td>
              <a href={inboxOf(address)}>{name}</a>
            </td>
            <td>{address}</td>
            <td>{mails === 1 ? '1 mail' : `${mails} mails`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

type InboxProps = {
  readonly mails: readonly FoundMail[];
  readonly to: string | undefined;
  readonly recipients: readonly MailRecipient[];
  /** There may be older ones. */
  readonly full: boolean;
};

export const inboxPage = ({ mails, to, recipients, full }: InboxProps): string => {
  const oldest = mails.at(-1);
  const older = new URLSearchParams({ ...(to !== undefined && { to }), before: String(oldest?.number ?? 0) });
  return toolPage({
    title: to === undefined ? 'Inbox of everybody' : `Inbox of ${mails[0]?.to.name ?? to}`,
    children: (
      <>
        {to === undefined ? (
          <Recipients recipients={recipients} />
        ) : (
          <p>
            {to} · <a href="/demo/inbox">everybody</a>
          </p>
        )}
        {mails.length === 0 ? (
          <p>No mail yet.</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">To</th>
                <th scope="col">Subject</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <MailRow mail={mail} />
              ))}
            </tbody>
          </table>
        )}
        {full && (
          <p>
            <a href={`/demo/inbox?${older}`}>Older mails</a>
          </p>
        )}
      </>
    ),
  });
};

/** The plain text, with our own links to click. Others stay text. */
const LinkedText = ({ text, publicUrl }: { text: string; publicUrl: string }) => (
  <pre>
    {text
      .split(/(https?:\/\/[^\s<>"]+)/)
      .map((part) => (part.startsWith(`${publicUrl}/`) ? <a href={part}>{part}</a> : part))}
  </pre>
);

type MailProps = {
  readonly mail: FoundMail;
  readonly sender: { readonly name: string; readonly address: string };
  readonly publicUrl: string;
};

export const mailPage = ({ mail, sender, publicUrl }: MailProps): string =>
  toolPage({
    title: mail.subject,
    children: (
      <>
        <table>
          <tbody>
            <tr>
              <th scope="row">To</th>
              <td>
                <a href={inboxOf(mail.to.address)}>{mail.to.name}</a> {mail.to.address}
              </td>
            </tr>
            <tr>
              <th scope="row">From</th>
              <td>
                {sender.name} {sender.address}
              </td>
            </tr>
            {mail.replyTo && (
              <tr>
                <th scope="row">Answers go to</th>
                <td>
                  {mail.replyTo.name} {mail.replyTo.address}
                </td>
              </tr>
            )}
            <tr>
              <th scope="row">When</th>
              <td>
                <LondonTime at={new Date(mail.sentAt)} />
              </td>
            </tr>
          </tbody>
        </table>
        <iframe
          title="The mail as most programs show it"
          src={`${pageOf(mail)}/html`}
          sandbox="allow-top-navigation-by-user-activation allow-popups"
        />
        <h2>As plain text</h2>
        <LinkedText text={mail.text} publicUrl={publicUrl} />
        {mail.calendars?.map(({ filename, content }) => (
          <div key={content}>
            <h2>Calendar file {filename}</h2>
            <pre>{content}</pre>
          </div>
        ))}
      </>
    ),
  });
