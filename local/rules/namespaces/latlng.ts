import { GeoPoint } from "../../firestore/values/value.ts";
import { type MethodTable, method, wrongArgument } from "../methods/method.ts";
import { isNumber } from "../operators/arithmetic.ts";
import { fail } from "../values/odd.ts";

export const latlngFunctions: MethodTable<null> = {
  value: method(2, (_, latitude = null, longitude = null) => {
    if (!isNumber(latitude)) return wrongArgument("latlng.value", latitude);
    if (!isNumber(longitude)) return wrongArgument("latlng.value", longitude);
    const [lat, lng] = [Number(latitude), Number(longitude)];
    return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? new GeoPoint(lat, lng) : fail("Coordinates are out of range.");
  }),
};
