import type { ShipmentId } from '@chasqui/domain';
import { addMailCampaign, launchAtOnce } from '../src/testing/factories.js';
import type { Kind } from './kinds.js';
import { type LedgerRow, deliveriesOf, standingOf, whatStandsStill } from './ledger.sql.js';
import { Random } from './random.js';
import { type Scene, sleep } from './scene.js';
import { type Verdict, judge } from './verdict.js';

export interface TrialOptions {
  mails: number;
  kills: number;
  seed: number;
}

export interface TrialResult extends Verdict {
  kind: Kind;
  kills: number;
  mails: number;
  seconds: number;
}

/** What of the mails is to be on its way when the last blow falls. */
const SHARE_UNDER_BLOWS = 0.9;
const LOOK_MS = 20;
const ENDED: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED', 'CANCELED']);

/** One shipment, what befalls while its mails go out, and what came of it. */
export class Trial {
  private readonly began = performance.now();
  private readonly random: Random;
  private readonly blows: number;
  private struck = 0;
  private base = 0;

  private constructor(
    private readonly scene: Scene,
    readonly kind: Kind,
    private readonly options: TrialOptions,
    private readonly id: ShipmentId,
  ) {
    this.random = new Random(options.seed, kind.name);
    this.blows = Math.ceil(options.kills / kind.atOnce);
  }

  /** Brings up who is to be there and launches the campaign. */
  static async begin(scene: Scene, kind: Kind, options: TrialOptions): Promise<Trial> {
    for (const role of kind.cast) scene.start(role);
    const campaign = await addMailCampaign(scene.installation.ctx, { name: kind.what });
    const { id } = await launchAtOnce(scene.installation.ctx, campaign.id);
    return new Trial(scene, kind, options, id);
  }

  /** Lets the blows fall, each at a random moment of its share of the mails. */
  async strike(): Promise<void> {
    const share = (this.options.mails * SHARE_UNDER_BLOWS) / this.blows;
    this.base = this.scene.sink.accepted;
    this.scene.sink.setPace(share / this.kind.secondsBetween);
    for (; this.struck < this.blows; this.struck++) {
      const moment = this.base + share * this.struck + this.random.below(share);
      while (this.scene.sink.accepted < moment) await sleep(LOOK_MS);
      await this.kind.strike(this.scene, this.random);
    }
    this.scene.sink.setPace(null);
  }

  /** Waits for the end of the shipment, and judges. */
  async end(): Promise<TrialResult> {
    let standing = await this.standing();
    while (!ENDED.has(standing.status)) {
      await sleep(200);
      standing = await this.standing();
    }
    const verdict = judge({
      mails: this.options.mails,
      copies: await this.scene.sink.copies(),
      ledger: await this.scene.read<LedgerRow>(deliveriesOf(this.id)),
      counted: standing.sent,
      status: standing.status,
      allowed: this.kind.mayRepeat ? this.blows * this.scene.sink.peak : 0,
    });
    return {
      ...verdict,
      kind: this.kind,
      kills: this.blows * this.kind.atOnce,
      mails: this.options.mails,
      seconds: (performance.now() - this.began) / 1_000,
    };
  }

  /** In a line, for who watches. */
  describe(): string {
    const seconds = Math.round((performance.now() - this.began) / 1_000);
    const { accepted, open } = this.scene.sink;
    const kills = `${this.struck * this.kind.atOnce} of ${this.blows * this.kind.atOnce}`;
    return `${this.kind.name}: ${kills} done, ${accepted - this.base} mails came, ${open} connections, ${seconds} s`;
  }

  /** Everything that may say why it does not go on. */
  async dump(): Promise<string> {
    const [row] = await this.scene.read<Record<string, unknown>>(whatStandsStill(this.id));
    const parts = Object.entries(row ?? {}).map(([what, value]) => `  ${what}: ${JSON.stringify(value)}`);
    return [this.describe(), ...parts, this.scene.lastWords(20)].join('\n');
  }

  private async standing(): Promise<{ status: string; sent: number }> {
    const [standing] = await this.scene.read<{ status: string; sent: number }>(standingOf(this.id));
    if (standing === undefined) throw new Error('The shipment is gone.');
    return standing;
  }
}
