import type { Ports } from "../../local/suite/config.ts";
import { isAnswering } from "../../local/suite/free-ports.ts";
import { ports as portsHere } from "../../scripts/place.mjs";
import { startProduct } from "../../scripts/product.mjs";
import type { Figure } from "./figure.ts";

process.env.NOVIS_OFFSET ??= "50";

/** Measures on a suite of its own, or on the one that already stands at NOVIS_OFFSET. */
export async function* withSuite(measure: (ports: Ports) => AsyncGenerator<Figure>): AsyncGenerator<Figure> {
  const ports = await portsHere();
  const suite = (await isAnswering(ports.hosting)) ? undefined : await startProduct({ scheduler: false });
  try {
    yield* measure(ports);
  } finally {
    await suite?.stop();
  }
}
