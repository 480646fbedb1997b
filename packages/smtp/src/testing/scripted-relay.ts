import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { RelaySecurity, type RelayEndpoint } from '../relay-endpoint.js';
import { RelaySession } from './relay-session.js';
import type { Script, TakenMessage, Transcript } from './script.js';
import { TEST_CERTIFICATE } from './test-certificate.js';

const started: ScriptedRelay[] = [];

/** An SMTP server that follows a script and writes down what it was told. It behaves where the script says nothing. */
export class ScriptedRelay implements Transcript {
  readonly commands: string[] = [];
  readonly pieces: string[] = [];
  readonly messages: TakenMessage[] = [];
  readonly sessions: RelaySession[] = [];

  private constructor(
    private readonly server: Server,
    /** May be replaced while it runs; what counts is the script of the moment. */
    public script: Script,
  ) {
    server.on('connection', (socket: Socket) => {
      this.sessions.push(new RelaySession(this, socket));
    });
  }

  static async listen(script: Script = {}): Promise<ScriptedRelay> {
    const server = createServer();
    const relay = new ScriptedRelay(server, script);
    server.listen(0, script.listenOn ?? '127.0.0.1');
    await once(server, 'listening');
    started.push(relay);
    return relay;
  }

  /** Closes every relay that was started: for `afterEach`. */
  static async closeAll(): Promise<void> {
    await Promise.all(started.splice(0).map(relay => relay.close()));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections that are open at present. */
  get open(): number {
    return this.sessions.filter(session => !session.socket.destroyed).length;
  }

  endpoint(more: Partial<RelayEndpoint> = {}): RelayEndpoint {
    return {
      host: '127.0.0.1',
      port: this.port,
      security: this.script.implicitTls === true ? RelaySecurity.TLS : RelaySecurity.NONE,
      clientName: 'client.example',
      tls: { ca: TEST_CERTIFICATE.cert },
      ...more,
    };
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const session of this.sessions) session.socket.destroy();
    await closed;
  }
}
