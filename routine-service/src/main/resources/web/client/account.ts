/** Who the person is, and how they come and go. Whatever becomes of their sign-in, what lies on the device stays until they decide. */
import { fromRoutine, Refused, toRoutine } from './api';
import type { App, Screen } from './app';
import { Device } from './device';
import { finishSignIn, isSignedIn, signIn, signOut, SignedOut } from './sign-in';
import { knows, say } from './words';

interface Me {
  roles: string[];
  clientId: string | null;
}

/** This tab has asked the provider already whether it knows the person. */
const ASKED = 'lumbar-asked';
/** Screens on which nobody minds that the page comes anew. */
const CALM: Screen[] = ['loading', 'welcome', 'today', 'progress', 'entries', 'more'];
const CODE = /^[0-9a-z-]{16,24}$/i;

export class Account {
  /** The provider doesn't know the person any more; undefined while nobody has asked. */
  needsSignIn = false;
  /** The account is nobody's here any more. */
  revoked = false;
  fault?: string;
  code = '';

  constructor(private readonly app: App) {}

  /** What is known is shown first; then the network is asked. */
  async begin(): Promise<void> {
    this.takeCode();
    const returned = await finishSignIn();
    const last = Device.lastClient();
    if (last) await this.app.open(last);
    if (this.app.known) this.app.show(this.app.running ? 'session' : 'today');
    if (returned === 'unknown-person' || returned === 'failed') this.needsSignIn = true;
    if (returned === 'failed') this.fault = say('fault.sign-in');
    await this.arrive(true);
    this.app.keepFresh();
  }

  /**
   * Comes in without a word if the provider knows the person; else shows what there is.
   *
   * @param atStart the page was opened just now, so that nobody is torn out of anything
   */
  async arrive(atStart = false): Promise<void> {
    if (isSignedIn()) {
      await this.recognise();
      return;
    }
    const may = this.app.device && !this.needsSignIn && (atStart || CALM.includes(this.app.screen));
    if (may && sessionStorage.getItem(ASKED) !== null) this.needsSignIn = true;
    else if (may && (await this.comesInSilently())) return;
    this.app.show(this.app.screen === 'loading' ? (this.app.device ? 'today' : 'welcome') : this.app.screen);
  }

  private async comesInSilently(): Promise<boolean> {
    sessionStorage.setItem(ASKED, 'yes');
    try {
      await signIn(true);
      return true;
    } catch {
      sessionStorage.removeItem(ASKED);
      this.app.reachable = false;
      return false;
    }
  }

  /** On to the provider's page; a session that runs, and what is unsent, is there again afterwards. */
  async enter(): Promise<void> {
    this.fault = undefined;
    try {
      await signIn(false);
    } catch {
      this.fault = say('fault.no-network');
      this.app.show();
    }
  }

  /** Becomes whoever the code of an invitation says. */
  async join(code: string): Promise<void> {
    this.code = code;
    this.fault = undefined;
    try {
      await toRoutine('/v1/invitations/redeem', { code });
      this.code = '';
      await this.recognise();
    } catch (failure) {
      this.explain(failure);
      this.app.show();
    }
  }

  async leave(): Promise<void> {
    await this.app.device?.forget();
    sessionStorage.removeItem(ASKED);
    await signOut();
  }

  /** A read went wrong: whether the person has to do something about it. Another try comes by itself. */
  missed(failure: unknown): void {
    if (failure instanceof SignedOut) this.needsSignIn = true;
  }

  /** What is due was refused, which for a client's own login means that it is theirs no more. */
  refused(failure: unknown): void {
    this.missed(failure);
    if (failure instanceof Refused && (failure.status === 403 || failure.status === 404)) this.revoked = true;
  }

  /** What the person has sent was not taken: they have to know why. */
  explain(failure: unknown): void {
    this.missed(failure);
    if (failure instanceof Refused) this.fault = knows('fault', failure.code) ? say('fault.' + failure.code) : say('fault.other', { code: failure.code });
    else if (!(failure instanceof SignedOut)) this.fault = say('fault.no-network');
  }

  private async recognise(): Promise<void> {
    let me: Me;
    try {
      me = await fromRoutine<Me>('/v1/me');
    } catch (failure) {
      this.refused(failure);
      this.app.reachable = failure instanceof Refused;
      this.app.show(this.app.screen === 'loading' ? (this.app.device ? 'today' : 'welcome') : this.app.screen);
      return;
    }
    sessionStorage.removeItem(ASKED);
    this.needsSignIn = false;
    if (me.clientId && me.roles.includes('client')) await this.asClient(me.clientId);
    else if (this.app.device) this.withoutRights();
    else this.app.show(me.roles.length === 0 ? 'join' : 'staff');
  }

  private async asClient(client: string): Promise<void> {
    this.revoked = false;
    await this.app.open(client);
    await this.app.refresh();
    if (['loading', 'welcome', 'join', 'staff'].includes(this.app.screen)) this.app.show(this.app.running ? 'session' : 'today');
    void this.app.device?.outbox.flush();
  }

  private withoutRights(): void {
    this.revoked = true;
    this.app.show(this.app.screen === 'loading' ? 'today' : this.app.screen);
  }

  /** A code that was scanned comes behind a #, which no server sees; it waits in this tab past the sign-in. */
  private takeCode(): void {
    const scanned = location.hash.slice(1);
    if (CODE.test(scanned)) {
      sessionStorage.setItem('lumbar-code', scanned);
      history.replaceState(null, '', location.pathname + location.search);
    }
    this.code = sessionStorage.getItem('lumbar-code') ?? '';
  }
}
