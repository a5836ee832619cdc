/** What a field can hold. Integers are bigint and doubles are number, so that 1 and 1.0 stay apart on the wire. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Timestamp
  | Uint8Array
  | Reference
  | GeoPoint
  | Value[]
  | MapValue;

/** Fields in the order they were written; a vector is a map whose `__type__` is `__vector__`. */
export type MapValue = Map<string, Value>;

/** Microsecond precision, like production: `nanos` is a multiple of 1000. */
export class Timestamp {
  readonly seconds: number;
  readonly nanos: number;
  constructor(seconds: number, nanos: number) {
    this.seconds = seconds;
    this.nanos = nanos;
  }
  static fromMicros(micros: number): Timestamp {
    const seconds = Math.floor(micros / 1_000_000);
    return new Timestamp(seconds, (micros - seconds * 1_000_000) * 1000);
  }
  get micros(): number {
    return this.seconds * 1_000_000 + Math.floor(this.nanos / 1000);
  }
}

/** A document's full resource name, `projects/p/databases/d/documents/a/b`. */
export class Reference {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
  constructor(latitude: number, longitude: number) {
    this.latitude = latitude;
    this.longitude = longitude;
  }
}
