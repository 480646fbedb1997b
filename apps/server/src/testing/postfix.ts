import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_CERTIFICATE } from '@chasqui/smtp/testing';
import { freePort } from '../db/embedded/cluster.js';

const POSTFIX = '/usr/sbin/postfix';
const NOBODY = 65_534;
const START_MS = 60_000;
const STOP_MS = 10_000;

/** Why Postfix cannot be run here, or null. It changes to users of its own, which only root may. */
export function whyNoPostfix(): string | null {
  if (!existsSync(POSTFIX)) return 'Postfix is not installed: apt-get install postfix';
  if (process.getuid?.() !== 0) return 'Postfix can be run by root only';
  const asNobody = spawnSync('/bin/true', { uid: NOBODY, gid: NOBODY });
  return asNobody.status === 0 ? null : 'This root may not change to other users, as Postfix does';
}

/** The largest message that it takes, in octets. */
export const POSTFIX_SIZE_LIMIT = 20_000;

/**
 * Debian's Postfix with configuration, queue and data in a temporary folder of its own, on a port of the loopback. It
 * knows the mailboxes of `example.com` that it is told, and keeps what it takes for them.
 */
export class Postfix {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly master: ChildProcess,
  ) {}

  /** @param mailboxes names of mailboxes at `example.com`. */
  static async start(mailboxes: readonly string[]): Promise<Postfix> {
    const folder = await mkdtemp(join(tmpdir(), 'chasqui-postfix-'));
    const port = await freePort();
    await furnishFolder(folder, port, mailboxes);
    const config = join(folder, 'etc');
    const checked = spawnSync(POSTFIX, ['-c', config, 'check'], { encoding: 'utf8', timeout: START_MS });
    if (checked.status !== 0) throw new Error(`Postfix does not take its configuration: ${checked.stderr}`);
    const [programs = ''] = postconf(config, 'daemon_directory');
    // A process group of its own: whoever ends it ends everything that Postfix has started.
    const master = spawn(join(programs, 'master'), ['-c', config, '-d'], {
      detached: true,
      stdio: 'ignore',
    });
    const postfix = new Postfix(port, folder, master);
    try {
      await postfix.listens();
    } catch (error) {
      await postfix.stop();
      throw error;
    }
    return postfix;
  }

  /** The messages that lie in a mailbox, as Postfix wrote them. */
  async mailbox(name: string): Promise<string[]> {
    const folder = join(this.folder, 'mail', name, 'new');
    if (!existsSync(folder)) return [];
    const names = await readdir(folder);
    return Promise.all(names.map(each => readFile(join(folder, each), 'utf8')));
  }

  /** What Postfix has written down. */
  async log(): Promise<string> {
    const file = join(this.folder, 'log');
    return existsSync(file) ? readFile(file, 'utf8') : '';
  }

  /** Ends Postfix and takes everything of it away. */
  async stop(): Promise<void> {
    const { master } = this;
    if (master.pid !== undefined && master.exitCode === null && master.signalCode === null) {
      const gone = once(master, 'exit');
      const late = setTimeout(() => endGroup(master.pid, 'SIGKILL'), STOP_MS);
      endGroup(master.pid, 'SIGTERM');
      await gone;
      clearTimeout(late);
    }
    endGroup(master.pid, 'SIGKILL');
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async listens(): Promise<void> {
    const end = Date.now() + START_MS;
    while (!(await greets(this.port))) {
      const { exitCode, signalCode } = this.master;
      const over = exitCode !== null || signalCode !== null;
      if (over || Date.now() > end)
        throw new Error(
          `Postfix ${over ? `ended with ${exitCode ?? signalCode}` : 'did not answer in time'}: ${await this.log()}`,
        );
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

async function furnishFolder(folder: string, port: number, mailboxes: readonly string[]): Promise<void> {
  const place = (name: string) => join(folder, name);
  for (const name of ['etc', 'queue', 'data', 'mail']) await mkdir(place(name));
  const owner = Number(spawnSync('id', ['-u', 'postfix'], { encoding: 'utf8' }).stdout);
  // Postfix gives up its rights and must still find its way in.
  await chmod(folder, 0o755);
  await chown(place('data'), owner, -1);
  await chown(place('mail'), NOBODY, NOBODY);
  await writeFile(place('etc/certificate.pem'), TEST_CERTIFICATE.cert);
  await writeFile(place('etc/key.pem'), TEST_CERTIFICATE.key, { mode: 0o600 });
  await writeFile(place('etc/mailboxes'), mailboxes.map(name => `${name}@example.com ${name}/\n`).join(''));
  await writeFile(place('etc/main.cf'), mainConfig(folder));
  await writeFile(place('etc/master.cf'), services(port));
}

const mainConfig = (folder: string): string => `
compatibility_level = 2
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mx.relay.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
virtual_transport = virtual
virtual_mailbox_domains = example.com
virtual_mailbox_maps = texthash:${folder}/etc/mailboxes
virtual_mailbox_base = ${folder}/mail
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
message_size_limit = ${POSTFIX_SIZE_LIMIT}
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${folder}/etc/certificate.pem
smtpd_tls_key_file = ${folder}/etc/key.pem
smtpd_tls_loglevel = 1
`;

/** Outside of any chroot, with as little as receiving and delivering needs. */
const services = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;

function postconf(config: string, name: string): string[] {
  const asked = spawnSync('/usr/sbin/postconf', ['-c', config, '-h', name], {
    encoding: 'utf8',
    timeout: START_MS,
  });
  return asked.stdout.trim().split('\n');
}

function greets(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const end = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(5_000, () => end(false));
    socket.on('error', () => end(false));
    socket.on('end', () => end(false));
    socket.once('data', chunk => end(chunk.toString().startsWith('220')));
  });
}

function endGroup(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
