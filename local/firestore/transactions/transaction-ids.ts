import { RpcError } from "../errors.ts";

/** What an id holds. The age is the number of the first attempt, which those that try again inherit. */
export interface TransactionNumbers {
  readonly id: bigint;
  readonly age: bigint;
}

/** Opaque ids in the order of their making. They count up, so that an ended one is known as such without a memory. */
export class TransactionIds {
  /** Tells our ids from another process's. */
  readonly #nonce: bigint;
  #last = 0n;

  constructor(nonce: bigint) {
    this.#nonce = BigInt.asUintN(64, nonce);
  }

  next(retry?: Uint8Array): TransactionNumbers {
    const age = retry?.length ? this.#read(retry)?.age : undefined;
    const id = ++this.#last;
    return { id, age: age ?? id };
  }

  encode({ id, age }: TransactionNumbers): Uint8Array {
    const bytes = new Uint8Array(24);
    const view = new DataView(bytes.buffer);
    for (const [i, part] of [this.#nonce, id, age].entries()) view.setBigUint64(i * 8, part);
    return bytes;
  }

  /** Throws INVALID_ARGUMENT for what was never an id of ours. */
  decode(bytes: Uint8Array): TransactionNumbers {
    const numbers = this.#read(bytes);
    if (numbers) return numbers;
    throw new RpcError("INVALID_ARGUMENT", "Transaction is invalid or expired.");
  }

  /** Undefined: of another process. */
  #read(bytes: Uint8Array): TransactionNumbers | undefined {
    if (bytes.length !== 24) throw new RpcError("INVALID_ARGUMENT", "Invalid transaction.");
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [id, age] = [view.getBigUint64(8), view.getBigUint64(16)];
    const isOurs = view.getBigUint64(0) === this.#nonce && id > 0n && id <= this.#last;
    return isOurs ? { id, age } : undefined;
  }
}
