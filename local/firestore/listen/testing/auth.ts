import type { FirebaseApp } from "firebase/app";

/** Stands where firebase/auth registers itself, so that a test decides who is signed in, without an Auth server. */
export class TestAuth {
  #uid: string | null = null;
  readonly #listeners = new Set<(token: string | null) => void>();

  static in(app: FirebaseApp): TestAuth {
    const auth = new TestAuth();
    const { container } = app as FirebaseApp & { container: { addComponent(component: object): void } };
    container.addComponent({
      name: "auth-internal",
      type: "PRIVATE",
      instanceFactory: () => auth,
      instantiationMode: "LAZY",
      multipleInstances: false,
      serviceProps: {},
    });
    return auth;
  }

  signIn(uid: string | null): void {
    this.#uid = uid;
    for (const listener of this.#listeners) listener(this.#token());
  }

  getUid(): string | null {
    return this.#uid;
  }
  async getToken(): Promise<{ accessToken: string } | null> {
    const accessToken = this.#token();
    return accessToken === null ? null : { accessToken };
  }
  addAuthTokenListener(listener: (token: string | null) => void): void {
    this.#listeners.add(listener);
    // Not at once: the SDK waits for a call that comes after this one returned.
    queueMicrotask(() => listener(this.#token()));
  }
  removeAuthTokenListener(listener: (token: string | null) => void): void {
    this.#listeners.delete(listener);
  }

  /** Unsigned, as the Auth emulator makes them. */
  #token(): string | null {
    if (this.#uid === null) return null;
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");
    return `${part({ alg: "none", typ: "JWT" })}.${part({ sub: this.#uid, user_id: this.#uid })}.`;
  }
}
