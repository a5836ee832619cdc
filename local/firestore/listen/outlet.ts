/** A message, or the way to make it when its turn comes: what waits for a slow reader is not encoded yet. */
type Pending = () => object;

/** Says messages in order, as fast as the transport takes them. */
export class Outlet {
  readonly #send: (message: object) => boolean;
  #waiting: Pending[] = [];
  #next = 0;
  #blocked = false;

  constructor(send: (message: object) => boolean) {
    this.#send = send;
  }

  /** Something waits: better add nothing that could be said later in fewer words. */
  get isBehind(): boolean {
    return this.#blocked;
  }

  say(message: Pending): void {
    if (this.#blocked) this.#waiting.push(message);
    else this.#blocked = !this.#send(message());
  }

  /** The transport has room again; true once nothing waits any more. */
  drain(): boolean {
    this.#blocked = false;
    while (!this.#blocked) {
      const message = this.#waiting[this.#next];
      if (message === undefined) {
        this.#waiting = [];
        this.#next = 0;
        return true;
      }
      this.#next++;
      this.#blocked = !this.#send(message());
    }
    return false;
  }
}
