/** The port for mail that begins in the clear and must be encrypted; nodemailer's default. */
const SUBMISSION_PORT = '587';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Whether the connection has to be encrypted before anything is sent: always if a password would travel
 * over a network, because whoever is in between could hide that the server offers encryption.
 *
 * @param url SMTP_URL
 */
export const needsTls = ({ port, hostname, password }: URL): boolean =>
  port === '' || port === SUBMISSION_PORT || (password !== '' && !LOOPBACK.test(hostname));
